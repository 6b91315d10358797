package io.tidemill.sandbox;

import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Instruments;
import io.tidemill.model.promotion.Promotion;

/** Keeps the instruments that a codec tells of; a codec tells of nothing else. */
record Learner(Instruments instruments) implements ControlEvents {
    @Override
    public void instrument(Instrument instrument, long receiveTimeNs) {
        instruments.define(instrument);
    }

    @Override
    public void clock(long receiveTimeNs) {
        throw new IllegalStateException("a codec tells no time");
    }

    @Override
    public void promotion(Promotion promotion, long receiveTimeNs) {
        throw new IllegalStateException("a codec promotes nothing");
    }

    @Override
    public void halt(String reason, long receiveTimeNs) {
        throw new IllegalStateException("a codec halts nothing");
    }

    @Override
    public void resume(String person, long receiveTimeNs) {
        throw new IllegalStateException("a codec resumes nothing");
    }
}
