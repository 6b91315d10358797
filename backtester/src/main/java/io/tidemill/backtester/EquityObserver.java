package io.tidemill.backtester;

/** Watches the samples of equity while a backtest runs, all of them: the curve of a result has only a bounded number. */
@FunctionalInterface
public interface EquityObserver {
    /** Watches nothing. */
    EquityObserver NONE = (run, timeNs, equity) -> {};

    /**
     * The next sample of a run; they lie one sample interval apart.
     *
     * @param run number of the parameter set, from 0
     * @param timeNs ns since 1970 UTC
     * @param equity in quote; begins with the initial capital one interval before the first sample
     */
    void sample(int run, long timeNs, double equity);
}
