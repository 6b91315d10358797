package io.tidemill.backtester.statistics;

/**
 * Round trips of one instrument: from flat to flat, or through flat to the other side. A fill that goes through flat ends
 * one trip and begins the next; its notional and fee are split by size.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class RoundTrips {
    private long positionLots;
    private double cash;
    private long trips;
    private long won;

    /** Flat. */
    public RoundTrips() {}

    /**
     * The next fill.
     *
     * @param sign +1 for a buy, -1 for a sale
     * @param sizeLots &gt; 0
     * @param notional in quote
     * @param fee in quote
     */
    public void fill(int sign, long sizeLots, double notional, double fee) {
        boolean closes = positionLots != 0 && Long.signum(positionLots) != sign;
        if (!closes) {
            book(sign, sizeLots, notional, fee);
            return;
        }
        long closing = Math.min(Math.abs(positionLots), sizeLots);
        double share = (double) closing / sizeLots;
        book(sign, closing, notional * share, fee * share);
        if (positionLots == 0) {
            trips++;
            won += cash > 0 ? 1 : 0;
            cash = 0;
        }
        if (closing < sizeLots) {
            book(sign, sizeLots - closing, notional * (1 - share), fee * (1 - share));
        }
    }

    /** Net position, in lots. */
    public long positionLots() {
        return positionLots;
    }

    /** How many were closed. */
    public long trips() {
        return trips;
    }

    /** How many of them earned money after fees. */
    public long won() {
        return won;
    }

    private void book(int sign, long sizeLots, double notional, double fee) {
        positionLots += sign * sizeLots;
        cash -= sign * notional + fee;
    }
}
