package io.tidemill.backtester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.backtester.statistics.Measure;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Backtests through the real engine. */
class BacktestTest {
    private static final List<String> BOTH = List.of("BTC-USDT.BINANCE", "ETH-USDT.BINANCE");
    private static final BacktestConfig CONFIG = BacktestConfig.of(BOTH, "join-the-book");

    private final Backtest backtest = new Backtest(JoinTheBook.catalog(), "0123456");
    private final MemorySource market = SyntheticMarket.source(41, 2, 20_000);

    @Test
    void theSameInputGivesTheSameBytes() {
        BacktestResult first = backtest.run(CONFIG, market);
        BacktestResult second = backtest.run(CONFIG, SyntheticMarket.source(41, 2, 20_000));
        assertThat(first.orders().fills()).isPositive();
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void aResultCanBeReadBack() {
        BacktestResult result = backtest.run(CONFIG, market);
        assertThat(Json.read(result.json(), BacktestResult.class)).isEqualTo(result);
    }

    @Test
    void manySetsInOnePassDoWhatEachDoesAlone() {
        ParameterSpace space = JoinTheBook.catalog().type("join-the-book").space();
        List<ParameterSet> sets = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            sets.add(space.with(Map.of("sizeLots", 100.0 * i, "renewalSeconds", 0.5 * i)));
        }
        List<BacktestResult> together = backtest.runMany(CONFIG, sets, market, EquityObserver.NONE);
        for (int i = 0; i < sets.size(); i++) {
            BacktestResult alone =
                    backtest.run(CONFIG.withParameters(sets.get(i).values()), market);
            assertThat(together.get(i)).isEqualTo(alone);
            assertThat(alone.parameterSet()).isEqualTo(sets.get(i).name());
        }
        assertThat(together.stream().map(BacktestResult::commandsHash).distinct())
                .hasSize(5);
    }

    @Test
    void theObserverSeesEverySampleOfEverySet() {
        ParameterSet set = JoinTheBook.catalog().type("join-the-book").space().initial();
        List<Integer> runs = new ArrayList<>();
        List<BacktestResult> results =
                backtest.runMany(CONFIG, List.of(set, set), market, (run, timeNs, equity) -> runs.add(run));
        double samples = Objects.requireNonNull(
                results.get(0).statistic(Measure.RETURN_SAMPLES).value());
        assertThat(runs.stream().filter(run -> run == 1).count()).isEqualTo((long) samples);
        assertThat(runs.stream().filter(run -> run == 0).count()).isEqualTo((long) samples);
    }

    @Test
    void anotherSeedOfTheJitterGivesOtherCommands() {
        BacktestConfig jittered =
                CONFIG.withLatency(new Latency(1_000_000, 1_000_000, 5_000_000, 0, Latency.Feed.FIXED));
        assertThat(backtest.run(jittered, market).statistics())
                .isEqualTo(backtest.run(jittered, market).statistics())
                .isNotEqualTo(backtest.run(jittered.withSeed(2), market).statistics());
    }

    @Test
    void anUnknownInstrumentIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> backtest.run(CONFIG.withInstruments(List.of("DOGE-USDT.BINANCE")), market))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no instrument DOGE-USDT.BINANCE; there are " + BOTH);
    }
}
