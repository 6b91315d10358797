package io.tidemill.backtester.statistics;

import java.util.function.IntToDoubleFunction;

/**
 * What fills are worth a while later: each fill waits, first in first out, until its horizons have passed and is then valued
 * at the mid of that moment. Fills whose horizon lies behind the end, or for which there is no mid, do not count.
 *
 * <p>A markout below the edge is adverse selection: the market went the other way after it filled us.
 *
 * <p><b>Unit:</b> bps of the fill's price. <b>Thread:</b> one thread owns it. <b>Cost:</b> memory for the fills of the last
 * 30 s.
 */
public final class Markouts {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final double BPS = 1e4;
    private static final long[] HORIZONS_NS = {NS_PER_SECOND, 5 * NS_PER_SECOND, 30 * NS_PER_SECOND};
    private static final Measure[] MEASURES = {Measure.MARKOUT_1S, Measure.MARKOUT_5S, Measure.MARKOUT_30S};
    private static final int LONGEST = HORIZONS_NS.length - 1;

    private final Moments edge = new Moments();
    private final Moments[] markouts = {new Moments(), new Moments(), new Moments()};
    /** How many fills have passed each horizon; fill {@code k} lies at {@code k & mask}. */
    private final long[] settled = new long[HORIZONS_NS.length];

    private long fills;
    private long[] timeNs = new long[64];
    private int[] instrument = new int[64];
    private int[] sign = new int[64];
    private double[] price = new double[64];
    private long nextDueNs = Long.MAX_VALUE;

    /** Of no fills. */
    public Markouts() {}

    /**
     * The next fill.
     *
     * @param fillTimeNs the venue's time; never before that of the fill before
     * @param fillInstrument number that the mids are asked with
     * @param fillSign +1 for a buy, -1 for a sale
     * @param fillPrice in quote
     * @param mid of that moment, in quote; NaN if there is none
     */
    public void fill(long fillTimeNs, int fillInstrument, int fillSign, double fillPrice, double mid) {
        if (fills - settled[LONGEST] == timeNs.length) {
            grow();
        }
        int at = (int) fills & (timeNs.length - 1);
        timeNs[at] = fillTimeNs;
        instrument[at] = fillInstrument;
        sign[at] = fillSign;
        price[at] = fillPrice;
        fills++;
        add(edge, fillSign, fillPrice, mid);
        nextDueNs = Math.min(nextDueNs, fillTimeNs + HORIZONS_NS[0]);
    }

    /** When the next fill passes a horizon, ns since 1970 UTC; {@link Long#MAX_VALUE} if none waits. */
    public long nextDueNs() {
        return nextDueNs;
    }

    /**
     * Values all fills whose horizon has passed.
     *
     * @param nowNs horizons at or before this have passed
     * @param mids the mid by instrument, as it was until now; NaN if there is none
     */
    public void advance(long nowNs, IntToDoubleFunction mids) {
        if (nowNs < nextDueNs) {
            return;
        }
        nextDueNs = Long.MAX_VALUE;
        for (int horizon = 0; horizon < HORIZONS_NS.length; horizon++) {
            while (settled[horizon] < fills) {
                int at = (int) settled[horizon] & (timeNs.length - 1);
                long dueNs = timeNs[at] + HORIZONS_NS[horizon];
                if (dueNs > nowNs) {
                    nextDueNs = Math.min(nextDueNs, dueNs);
                    break;
                }
                add(markouts[horizon], sign[at], price[at], mids.applyAsDouble(instrument[at]));
                settled[horizon]++;
            }
        }
    }

    /** Writes what is known now. */
    public void into(StatisticSet set) {
        String none = fills == 0 ? "no fills" : "no fill with a mid then";
        set.putIf(edge.count() > 0, Measure.EDGE, edge.mean(), none);
        for (int i = 0; i < MEASURES.length; i++) {
            set.putIf(markouts[i].count() > 0, MEASURES[i], markouts[i].mean(), none);
        }
    }

    private static void add(Moments moments, int sign, double price, double mid) {
        if (!Double.isNaN(mid)) {
            moments.add(sign * (mid - price) / price * BPS);
        }
    }

    private void grow() {
        int length = timeNs.length;
        long[] newTimeNs = new long[length * 2];
        int[] newInstrument = new int[length * 2];
        int[] newSign = new int[length * 2];
        double[] newPrice = new double[length * 2];
        for (long k = settled[LONGEST]; k < fills; k++) {
            int from = (int) k & (length - 1);
            int to = (int) k & (length * 2 - 1);
            newTimeNs[to] = timeNs[from];
            newInstrument[to] = instrument[from];
            newSign[to] = sign[from];
            newPrice[to] = price[from];
        }
        timeNs = newTimeNs;
        instrument = newInstrument;
        sign = newSign;
        price = newPrice;
    }
}
