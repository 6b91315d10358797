package io.tidemill.tables;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What kind of stream a source is: which tables its events go to. */
public enum SourceKind {
    /** Raw frames of a venue. */
    RAW(LakeTable.RAW_FRAMES),
    /** Market events of a venue. */
    MARKET(LakeTable.TRADES, LakeTable.QUOTES, LakeTable.BOOK_DELTAS, LakeTable.GAPS),
    /** Commands, denials, order events, fills and balances of an account. */
    TRADE(LakeTable.ORDERS, LakeTable.FILLS, LakeTable.BALANCES),
    /** Instruments and promotions. */
    CONTROL(LakeTable.INSTRUMENTS, LakeTable.PROMOTIONS),
    /** The journal of an engine. */
    JOURNAL(LakeTable.JOURNAL),
    /** A file of recorded frames with what a codec made of it. */
    FILE(
            LakeTable.RAW_FRAMES,
            LakeTable.TRADES,
            LakeTable.QUOTES,
            LakeTable.BOOK_DELTAS,
            LakeTable.GAPS,
            LakeTable.INSTRUMENTS),
    /** Trials of a sweep. */
    RESEARCH(LakeTable.TRIALS);

    private final Set<LakeTable> tables;

    SourceKind(LakeTable first, LakeTable... others) {
        tables = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /** The tables that it feeds. */
    public Set<LakeTable> tables() {
        return tables;
    }
}
