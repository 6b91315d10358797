package io.tidemill.connectors;

import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.order.OrderEvents;

/**
 * All that a codec is joined to.
 *
 * @param ids which instruments are wanted, and their ids
 * @param requests whom to ask for what is missing; {@link VenueRequests#NONE} in a replay
 * @param market takes the market events
 * @param orders takes the order events and balances
 * @param control takes instruments and new versions of them; nothing else is called
 */
public record CodecPorts(
        InstrumentIds ids, VenueRequests requests, MarketEvents market, OrderEvents orders, ControlEvents control) {}
