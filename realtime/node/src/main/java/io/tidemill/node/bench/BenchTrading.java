package io.tidemill.node.bench;

import io.tidemill.engine.StrategyConfig;
import io.tidemill.model.promotion.Stage;
import io.tidemill.risk.RiskLimits;
import java.util.List;
import java.util.Map;

/** What trades in a measurement from tick to order: one order every ten quotes, and limits that let all of them pass. */
final class BenchTrading {
    private static final int MOST_ORDERS = 1 << 20;
    private static final long WINDOW_NS = 1_000_000_000L;

    private BenchTrading() {}

    static StrategyConfig strategy() {
        return new StrategyConfig(
                EveryTenthQuote.NAME, EveryTenthQuote.NAME, List.of(Tape.INSTRUMENT.name()), Map.of(), Stage.LIVE);
    }

    static RiskLimits limits() {
        RiskLimits usual = RiskLimits.defaults();
        return new RiskLimits(
                usual.each(),
                usual.instruments(),
                usual.priceCollarBps(),
                MOST_ORDERS,
                MOST_ORDERS,
                WINDOW_NS,
                usual.staleBookNs(),
                usual.maxDailyLoss(),
                usual.maxDrawdown());
    }
}
