package io.tidemill.strategy;

import io.tidemill.model.book.BookView;
import io.tidemill.model.instrument.Instrument;

/**
 * What is known of the market of one instrument. The best bid and ask are the newest that quotes or book have told, by the
 * venue's own sequence.
 */
public interface MarketView {
    /** The newest definition. */
    Instrument instrument();

    /** The book; may be invalid or in the middle of a batch, and says so. */
    BookView book();

    /** Whether bid and ask are both known, not crossed, and no gap lies between them and now. */
    boolean isTradable();

    /** Best bid; meaningless unless {@link #isTradable}. */
    long bidPriceTicks();

    /** Size at the best bid. */
    long bidSizeLots();

    /** Best ask; meaningless unless {@link #isTradable}. */
    long askPriceTicks();

    /** Size at the best ask. */
    long askSizeLots();

    /** When bid and ask were last told, ns since 1970 UTC. */
    long receiveTimeNs();
}
