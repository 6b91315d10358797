package io.tidemill.model.market;

/**
 * The one interface through which a market event reaches a consumer, whether it was decoded from a venue's JSON, from the
 * bytes of a ring or the bus, or from the columns of the lake. Arguments are primitives; nothing is allocated on the way.
 *
 * <p><b>Units:</b> times in ns since 1970 UTC; prices in ticks and sizes in lots of the instrument's newest version.
 * {@code eventTimeNs} is the venue's time, or {@link #NO_TIME} where the venue gives none; {@code receiveTimeNs} is ours.
 * {@code sequence} is the venue's own counter.
 *
 * <p><b>Thread:</b> calls come from one thread, ordered by receive time, then by arrival.
 */
public interface MarketEvents {
    /** The event time of an event for which the venue prints no time. */
    long NO_TIME = Long.MIN_VALUE;

    /** The price of an absent side of a quote. */
    long NO_PRICE = Long.MIN_VALUE;

    /**
     * Best bid and ask. An absent side has {@link #NO_PRICE} and size 0.
     *
     * @param sequence the venue's id of the book state that this quote belongs to
     */
    void quote(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            long bidPriceTicks,
            long bidSizeLots,
            long askPriceTicks,
            long askSizeLots);

    /**
     * An anonymous match.
     *
     * @param sequence the venue's id of the trade
     * @param aggressor the side that took
     */
    void trade(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            long priceTicks,
            long sizeLots,
            Side aggressor);

    /**
     * A change of one level. The book may be read after a delta that has {@link BookFlags#LAST}. A snapshot is CLEAR, then
     * one SET a level, all with {@link BookFlags#SNAPSHOT}, the last of them with LAST.
     *
     * @param sequence the venue's id of the book state after the batch
     */
    void bookDelta(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            BookAction action,
            Side side,
            long priceTicks,
            long sizeLots,
            int flags);

    /**
     * A break in what we know: the book is invalid until the next snapshot is whole.
     *
     * @param expectedSequence what should have come, or 0 if that means nothing for the reason
     * @param receivedSequence what came instead, or 0
     */
    void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence);
}
