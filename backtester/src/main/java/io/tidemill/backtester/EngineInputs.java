package io.tidemill.backtester;

import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderEvents;

/**
 * The three doors of an engine: one engine behind all of them.
 *
 * @param market takes market events
 * @param orders takes the venues' answers
 * @param control takes time and instruments
 */
record EngineInputs(MarketEvents market, OrderEvents orders, ControlEvents control) {
    /** Makes the engine of one lane. */
    @FunctionalInterface
    interface Factory {
        /** An engine that sends its commands and its notes there. */
        EngineInputs create(OrderCommands commands, EngineNotes notes);
    }
}
