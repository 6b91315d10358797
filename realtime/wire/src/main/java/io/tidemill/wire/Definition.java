package io.tidemill.wire;

import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.promotion.Promotion;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the definition of an instrument from its wire message. <b>Thread:</b> any. */
public final class Definition {
    private Definition() {}

    /**
     * The instrument.
     *
     * @throws IllegalArgumentException if the message is no definition
     */
    public static Instrument read(byte[] message) {
        Reading reading = new Reading();
        new WireReader().control(reading).message(new UnsafeBuffer(message), 0, message.length);
        Instrument instrument = reading.found;
        if (instrument == null) {
            throw new IllegalArgumentException("a message of " + message.length + " bytes must define an instrument");
        }
        return instrument;
    }

    private static final class Reading implements ControlEvents {
        private @Nullable Instrument found;

        @Override
        public void instrument(Instrument instrument, long receiveTimeNs) {
            found = instrument;
        }

        @Override
        public void clock(long receiveTimeNs) {
            // no definition
        }

        @Override
        public void promotion(Promotion promotion, long receiveTimeNs) {
            // no definition
        }

        @Override
        public void halt(String reason, long receiveTimeNs) {
            // no definition
        }

        @Override
        public void resume(String person, long receiveTimeNs) {
            // no definition
        }
    }
}
