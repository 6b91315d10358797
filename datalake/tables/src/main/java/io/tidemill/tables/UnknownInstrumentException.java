package io.tidemill.tables;

/** An event of an instrument whose steps are not known: its definition has not come yet, or never will. */
public final class UnknownInstrumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int instrumentId;

    UnknownInstrumentException(int instrumentId, Object known) {
        super("no instrument with id " + instrumentId + "; there are " + known);
        this.instrumentId = instrumentId;
    }

    /** The id that is not known. */
    public int instrumentId() {
        return instrumentId;
    }
}
