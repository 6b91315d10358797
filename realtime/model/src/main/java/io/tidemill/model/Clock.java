package io.tidemill.model;

/** The only source of time below the process itself. A replay moves it by events, a live node by the machine's clock. */
@FunctionalInterface
public interface Clock {
    /**
     * The time now.
     *
     * @return nanoseconds since 1970-01-01T00:00Z; never goes back
     */
    long nowNs();
}
