package io.tidemill.risk;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import java.util.Arrays;

/**
 * Watches profit against the hard limits: the loss since 00:00 UTC and the drawdown from the best profit of the run, per
 * quote asset, over all strategies.
 *
 * <p>Drawdown = max over earlier times of profit - profit now, at least 0. <b>Unit:</b> quote.
 *
 * <p><b>Thread:</b> the engine's. <b>Cost:</b> no allocation until a limit breaks.
 */
@HotPath
public final class ProfitWatch {
    private static final long DAY_NS = 86_400_000_000_000L;

    private final RiskLimits limits;
    private double[] profits = new double[16];
    private int[] assetOf = new int[16];
    private String[] assets = new String[4];
    private double[] totals = new double[4];
    private double[] atMidnight = new double[4];
    private double[] best = new double[4];
    private int assetCount;
    private long day = Long.MIN_VALUE;

    /** A watch with these limits; profit begins at 0. */
    public ProfitWatch(RiskLimits limits) {
        this.limits = limits;
    }

    /** Defines an instrument. Cold path. */
    public void instrument(Instrument instrument) {
        if (instrument.id() >= profits.length) {
            int length = Math.max(instrument.id() + 1, profits.length * 2);
            profits = Arrays.copyOf(profits, length);
            assetOf = Arrays.copyOf(assetOf, length);
        }
        int asset = 0;
        while (asset < assetCount && !assets[asset].equals(instrument.quote())) {
            asset++;
        }
        if (asset == assets.length) {
            assets = Arrays.copyOf(assets, asset * 2);
            totals = Arrays.copyOf(totals, asset * 2);
            atMidnight = Arrays.copyOf(atMidnight, asset * 2);
            best = Arrays.copyOf(best, asset * 2);
        }
        if (asset == assetCount) {
            assets[assetCount++] = instrument.quote();
        }
        assetOf[instrument.id()] = asset;
    }

    /**
     * The profit of an instrument since the beginning of the run is this now.
     *
     * @return whether a hard limit is broken
     */
    public boolean update(int instrumentId, double profitQuote, long timeNs) {
        long today = Math.floorDiv(timeNs, DAY_NS);
        if (today != day) {
            day = today;
            System.arraycopy(totals, 0, atMidnight, 0, assetCount);
        }
        int asset = assetOf[instrumentId];
        totals[asset] += profitQuote - profits[instrumentId];
        profits[instrumentId] = profitQuote;
        if (totals[asset] > best[asset]) {
            best[asset] = totals[asset];
        }
        return dailyLoss(asset) >= limits.maxDailyLoss() || drawdown(asset) >= limits.maxDrawdown();
    }

    /** A person resumed: losses count anew from here, or trading would halt again at once. */
    public void restart() {
        System.arraycopy(totals, 0, atMidnight, 0, assetCount);
        System.arraycopy(totals, 0, best, 0, assetCount);
    }

    /** Which limit is broken, with its value; empty if none is. Cold path: allocates. */
    public String breach() {
        for (int asset = 0; asset < assetCount; asset++) {
            if (dailyLoss(asset) >= limits.maxDailyLoss()) {
                return "maxDailyLoss of " + limits.maxDailyLoss() + " " + assets[asset] + " is reached: loss of "
                        + dailyLoss(asset);
            }
            if (drawdown(asset) >= limits.maxDrawdown()) {
                return "maxDrawdown of " + limits.maxDrawdown() + " " + assets[asset] + " is reached: drawdown of "
                        + drawdown(asset);
            }
        }
        return "";
    }

    private double dailyLoss(int asset) {
        return atMidnight[asset] - totals[asset];
    }

    private double drawdown(int asset) {
        return best[asset] - totals[asset];
    }
}
