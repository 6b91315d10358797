package io.tidemill.model.control;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.promotion.Promotion;

/** What reaches an engine besides markets and orders. Each is journaled like any other input. */
public interface ControlEvents {
    /** Time passed. Timers that are due fire before the next event, here at the latest. */
    void clock(long receiveTimeNs);

    /** A new instrument, or a new version of a known one. */
    void instrument(Instrument instrument, long receiveTimeNs);

    /** From here on the strategy works with this parameter set in this stage. */
    void promotion(Promotion promotion, long receiveTimeNs);

    /** No order leaves after this; all open ones are canceled. */
    void halt(String reason, long receiveTimeNs);

    /** A person lets trading go on. */
    void resume(String person, long receiveTimeNs);
}
