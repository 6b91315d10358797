package io.tidemill.tables;

import io.tidemill.model.instrument.Instrument;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The version of each instrument that held at its last event, so that the search by time is made once a version. */
final class StepCache {
    private final InstrumentVersions versions;
    private final Map<String, String> venues = new HashMap<>();
    private @Nullable Instrument[] current = {};
    private long[] fromNs = {};
    private long[] untilNs = {};

    StepCache(InstrumentVersions versions) {
        this.versions = versions;
    }

    Instrument at(int id, long timeNs) {
        if (id >= 0 && id < current.length && timeNs >= fromNs[id] && timeNs < untilNs[id]) {
            Instrument found = current[id];
            if (found != null) {
                return found;
            }
        }
        return lookUp(id, timeNs);
    }

    /** The venue of an instrument, as one and the same object each time. */
    String venue(Instrument instrument) {
        return venues.computeIfAbsent(instrument.name(), name -> instrument.venue());
    }

    void clear() {
        Arrays.fill(current, null);
    }

    private Instrument lookUp(int id, long timeNs) {
        Instrument found = versions.at(id, timeNs);
        if (id >= current.length) {
            current = Arrays.copyOf(current, id + 16);
            fromNs = Arrays.copyOf(fromNs, id + 16);
            untilNs = Arrays.copyOf(untilNs, id + 16);
        }
        current[id] = found;
        // before the first version that one holds, but only this time is known to lie there
        fromNs[id] = Math.min(timeNs, found.validFromNs());
        untilNs[id] = versions.until(found.name(), timeNs);
        return found;
    }
}
