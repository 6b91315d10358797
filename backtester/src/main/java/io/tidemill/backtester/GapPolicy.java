package io.tidemill.backtester;

/** What to do about a break in the recorded market. */
public enum GapPolicy {
    /** Refuse to run over it. */
    REFUSE,
    /** Run, and tell count and spans in the result. */
    REPORT
}
