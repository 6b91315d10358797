package io.tidemill.tables;

import io.tidemill.model.instrument.Instrument;

/** Takes versions of instruments as they come to hold; an engine's {@code instrument} method fits. */
@FunctionalInterface
public interface InstrumentSink {
    /** From this time on this version holds; comes before the first event that is counted in its steps. */
    void instrument(Instrument instrument, long receiveTimeNs);
}
