package io.tidemill.backtester.statistics;

/**
 * Return, risk and drawdown of one equity curve, sample by sample.
 *
 * <p><b>Unit:</b> equity in quote, times in ns since 1970 UTC. <b>Thread:</b> one thread owns it. <b>Cost:</b> nothing is
 * allocated and nothing is kept of the samples themselves.
 */
public final class EquityStatistics {
    /** A year of 365 days, in seconds: these markets do not close. */
    public static final double YEAR_SECONDS = 365.0 * 86_400;

    private static final double NS_PER_SECOND = 1e9;
    private static final String TOO_FEW = "fewer than 2 whole sample intervals";
    private static final String FLAT = "the returns do not vary";
    private static final String NO_DRAWDOWN = "there was no drawdown";

    private final double intervalSeconds;
    private final double initialEquity;
    private final Moments returns = new Moments();
    private final Moments inventory = new Moments();
    private double downsideSquares;
    private double previousEquity;
    private boolean ruined;
    private double peakEquity;
    private long peakTimeNs;
    private double lastEquity;
    private double maxDrawdown;
    private double maxDrawdownShare;
    private long maxDrawdownNs;
    private double maxInventory;

    /**
     * Before the first sample.
     *
     * @param startTimeNs when the equity was the initial one
     * @param initialEquity capital to begin with, &gt; 0
     * @param intervalNs between samples, &gt; 0
     */
    public EquityStatistics(long startTimeNs, double initialEquity, long intervalNs) {
        if (!(initialEquity > 0)) {
            throw new IllegalArgumentException("initial equity must be > 0, was " + initialEquity);
        }
        if (intervalNs <= 0) {
            throw new IllegalArgumentException("sample interval must be > 0 ns, was " + intervalNs);
        }
        this.intervalSeconds = intervalNs / NS_PER_SECOND;
        this.initialEquity = initialEquity;
        this.previousEquity = initialEquity;
        this.lastEquity = initialEquity;
        this.peakEquity = initialEquity;
        this.peakTimeNs = startTimeNs;
    }

    /**
     * The next sample, one interval after the one before.
     *
     * @param equity in quote
     * @param inventoryValue {@code sum |position| x mid}, in quote
     */
    public void sample(long timeNs, double equity, double inventoryValue) {
        point(timeNs, equity);
        inventory.add(inventoryValue);
        maxInventory = Math.max(maxInventory, inventoryValue);
        ruined |= !(previousEquity > 0);
        if (!ruined) {
            double r = equity / previousEquity - 1;
            returns.add(r);
            double loss = Math.min(r, 0);
            downsideSquares += loss * loss;
        }
        previousEquity = equity;
    }

    /** Equity between samples, such as at the end: counts for total and drawdown, not as a return. */
    public void point(long timeNs, double equity) {
        if (equity >= peakEquity) {
            peakEquity = equity;
            peakTimeNs = timeNs;
        } else {
            maxDrawdown = Math.max(maxDrawdown, peakEquity - equity);
            maxDrawdownShare = Math.max(maxDrawdownShare, 1 - equity / peakEquity);
            maxDrawdownNs = Math.max(maxDrawdownNs, timeNs - peakTimeNs);
        }
        lastEquity = equity;
    }

    /** The peak so far less the last equity, in quote: 0 at a peak. */
    public double drawdown() {
        return peakEquity - lastEquity;
    }

    /** The last equity, in quote. */
    public double equity() {
        return lastEquity;
    }

    /** Writes what is known now. */
    public void into(StatisticSet set) {
        set.put(Measure.PNL, lastEquity - initialEquity);
        set.put(Measure.TOTAL_RETURN, lastEquity / initialEquity - 1);
        set.put(Measure.MAX_DRAWDOWN, maxDrawdown);
        set.put(Measure.MAX_DRAWDOWN_SHARE, maxDrawdownShare);
        set.put(Measure.MAX_DRAWDOWN_DURATION, maxDrawdownNs / NS_PER_SECOND);
        set.put(Measure.RETURN_SAMPLES, (double) returns.count());
        boolean sampled = inventory.count() > 0;
        set.putIf(sampled, Measure.INVENTORY_MEAN, inventory.mean(), "no whole sample interval");
        set.putIf(sampled, Measure.INVENTORY_MAX, maxInventory, "no whole sample interval");
        ratios(set);
    }

    private void ratios(StatisticSet set) {
        boolean enough = returns.count() >= 2 && !ruined;
        boolean vary = enough && returns.vary();
        String few = ruined ? "equity fell to 0 or below" : TOO_FEW;
        String flat = enough ? FLAT : few;
        double mean = returns.mean();
        double deviation = returns.standardDeviation();
        double perYear = YEAR_SECONDS / intervalSeconds;
        double downside = Math.sqrt(downsideSquares / Math.max(1, returns.count()));
        set.putIf(enough, Measure.RETURN_MEAN, mean, few);
        set.putIf(enough, Measure.RETURN_STANDARD_DEVIATION, deviation, few);
        set.putIf(vary, Measure.SHARPE_PER_SAMPLE, mean / deviation, flat);
        set.putIf(vary, Measure.SHARPE_ANNUALISED, mean / deviation * Math.sqrt(perYear), flat);
        set.putIf(
                enough && downside > 0,
                Measure.SORTINO_ANNUALISED,
                mean / downside * Math.sqrt(perYear),
                enough ? "no return was below 0" : few);
        set.putIf(
                enough && maxDrawdownShare > 0,
                Measure.CALMAR,
                mean * perYear / maxDrawdownShare,
                enough ? NO_DRAWDOWN : few);
        set.putIf(
                vary && returns.count() >= 3,
                Measure.SKEWNESS,
                returns.skewness(),
                vary ? "fewer than 3 returns" : flat);
        set.putIf(
                vary && returns.count() >= 4,
                Measure.EXCESS_KURTOSIS,
                returns.excessKurtosis(),
                vary ? "fewer than 4 returns" : flat);
    }
}
