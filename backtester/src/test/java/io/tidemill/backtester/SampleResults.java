package io.tidemill.backtester;

import java.util.List;

/** Results of real runs over a synthetic market, for tests of what is made of results. */
public final class SampleResults {
    private SampleResults() {}

    /** Two instruments, traded all the time. */
    public static BacktestResult busy() {
        BacktestConfig config = BacktestConfig.of(List.of("BTC-USDT.BINANCE", "ETH-USDT.BINANCE"), "churner");
        return new Pass(
                        SyntheticMarket.source(8, 2, 60_000),
                        List.of(config),
                        List.of((commands, tally) -> new Churner(commands, 97).inputs()),
                        EquityObserver.NONE)
                .run(List.of("00c0ffee00c0ffee"), "0123456")
                .get(0);
    }

    /** Nobody trades, and the name of the strategy is not kind. */
    public static BacktestResult idle(String strategy) {
        BacktestConfig config = BacktestConfig.of(List.of("BTC-USDT.BINANCE"), strategy);
        return new Pass(
                        SyntheticMarket.source(9, 1, 500),
                        List.of(config),
                        List.of((commands, tally) -> new ScriptedEngine(commands).inputs()),
                        EquityObserver.NONE)
                .run(List.of("00c0ffee00c0ffee"), "0123456")
                .get(0);
    }
}
