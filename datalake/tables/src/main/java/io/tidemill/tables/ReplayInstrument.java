package io.tidemill.tables;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;

/** An instrument of a replay: the version that holds now. Time goes forwards only. */
final class ReplayInstrument {
    private final InstrumentVersions versions;
    private final Instrument first;
    private Instrument version;
    private long untilNs;

    ReplayInstrument(String name, InstrumentVersions versions, long fromNs) {
        this.versions = versions;
        first = versions.at(name, fromNs);
        version = first;
        untilNs = versions.until(name, fromNs);
    }

    Instrument first() {
        return first;
    }

    /** Goes on to the version of this time. */
    void at(long timeNs, InstrumentSink sink) {
        if (timeNs >= untilNs) {
            version = versions.at(version.name(), timeNs);
            untilNs = versions.until(version.name(), timeNs);
            sink.instrument(version, timeNs);
        }
    }

    String name() {
        return first.name();
    }

    int id() {
        return first.id();
    }

    Step tick() {
        return version.tick();
    }

    Step lot() {
        return version.lot();
    }
}
