package io.tidemill.rulebreakers.risk;

import io.tidemill.model.HotPath;
import java.util.List;

/** Boxes in a method, and in a type inside; what the constructor boxes is not counted. */
@HotPath
final class Boxes {
    private final List<Long> seen;

    Boxes(long first) {
        this.seen = List.of(first);
    }

    boolean hasSeen(long sizeLots) {
        return seen.contains(sizeLots);
    }

    static final class Inner {
        Object box(int instrumentId) {
            return instrumentId;
        }
    }
}
