package io.tidemill.node.platform;

import io.tidemill.model.Clock;
import java.time.Instant;

/** The machine's clock, with its own resolution, held so that it never goes back. <b>Thread:</b> safe. */
public final class WallClock implements Clock {
    private static final long NS_PER_S = 1_000_000_000L;

    private final long startNs;
    private final long startNanoTime;

    /** A clock that is set by the machine's once and runs on by its monotonic counter. */
    public WallClock() {
        Instant now = Instant.now();
        startNanoTime = System.nanoTime();
        startNs = now.getEpochSecond() * NS_PER_S + now.getNano();
    }

    @Override
    public long nowNs() {
        return startNs + (System.nanoTime() - startNanoTime);
    }
}
