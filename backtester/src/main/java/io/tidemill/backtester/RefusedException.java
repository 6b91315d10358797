package io.tidemill.backtester;

/** A backtest that cannot be, for a reason that lies in its market or its configuration, not in the program. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why a backtest is refused. */
    public enum Reason {
        /** The market has a gap, and the configuration refuses to run over one. */
        GAP,
        /** There is no event of these instruments in this range. */
        NO_EVENTS,
        /** The instruments cannot be valued together. */
        INSTRUMENTS
    }

    /** A refusal. */
    RefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
