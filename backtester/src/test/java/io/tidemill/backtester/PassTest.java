package io.tidemill.backtester;

import static io.tidemill.backtester.SyntheticMarket.START_NS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.backtester.statistics.Measure;
import io.tidemill.matching.FeeModel;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PassTest {
    private static final long MS = 1_000_000;
    private static final Instrument BTC = Instrument.spot(
            0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.001"), 1, 0, START_NS);

    @Test
    void eventsCommandsAndAnswersComeAtTheirTimes() {
        MarketColumns columns = new MarketColumns();
        book(columns, 0, 100, 101);
        columns.trade(0, 0, at(20), 2, 100, 5, Side.SELL);
        columns.trade(0, 0, at(200), 3, 99, 50, Side.SELL);
        List<ScriptedEngine> engines = new ArrayList<>();
        Function<OrderCommands, ScriptedEngine> buysOnce = commands -> new ScriptedEngine(commands) {
            @Override
            public void trade(int id, long event, long receive, long sequence, long price, long lots, Side aggressor) {
                super.trade(id, event, receive, sequence, price, lots, aggressor);
                if (sequence == 2) {
                    place(0, Side.BUY, OrderKind.LIMIT, 100, 7, receive);
                }
            }
        };
        Latency latency = new Latency(3 * MS, 4 * MS, 0, 2 * MS, Latency.Feed.FIXED);
        BacktestResult result = run(columns, config(latency), remember(engines, buysOnce));
        assertThat(engines.get(0).heard.stream().filter(line -> !line.contains("clock")))
                .containsExactly(
                        at(-2) + " instrument BTC-USDT.BINANCE",
                        at(0) + " delta 1",
                        at(0) + " delta 1",
                        at(0) + " delta 1",
                        at(20) + " trade 2",
                        // placed at 20, matched at 23, heard at 27
                        at(27) + " accepted " + at(23),
                        // the trade that reaches us at 200 happened at 198
                        at(200) + " trade 3");
        // its fill would reach us at 202, behind the last event: it counts all the same
        assertThat(result.orders().fills()).isEqualTo(1);
        assertThat(result.instruments().get(0).position()).isEqualTo(0.007);
    }

    @Test
    void theClockTicksAtWholeMultiplesOfItsInterval() {
        MarketColumns columns = new MarketColumns();
        book(columns, 0, 100, 101);
        columns.trade(0, 0, at(350), 2, 100, 5, Side.SELL);
        List<ScriptedEngine> engines = new ArrayList<>();
        run(columns, config(Latency.none()), remember(engines, ScriptedEngine::new));
        assertThat(engines.get(0).heard.stream().filter(line -> line.contains("clock")))
                .containsExactly(at(100) + " clock", at(200) + " clock", at(300) + " clock");
    }

    @Test
    void aRoundTripEarnsWhatItIsWorthByHand() {
        MarketColumns columns = new MarketColumns();
        book(columns, 0, 10_000, 10_100);
        book(columns, 1_500, 10_200, 10_300);
        book(columns, 10_000, 10_300, 10_400);
        Function<OrderCommands, ScriptedEngine> buysThenSells = commands -> new ScriptedEngine(commands) {
            private int batches;

            @Override
            public void bookDelta(
                    int id,
                    long event,
                    long receive,
                    long sequence,
                    BookAction action,
                    Side side,
                    long price,
                    long lots,
                    int flags) {
                if (BookFlags.isLast(flags) && batches++ < 2) {
                    place(0, batches == 1 ? Side.BUY : Side.SELL, OrderKind.MARKET, 0, 100, receive);
                }
            }
        };
        BacktestConfig config = config(Latency.none(), new FeeModel(0, 10, FeeModel.FeeAsset.QUOTE));
        BacktestResult result = run(
                columns,
                config,
                (commands, tally) -> buysThenSells.apply(commands).inputs());
        // 0.1 bought at 101 and sold at 102; 10 bps of each
        double fees = 0.0101 + 0.0102;
        assertThat(value(result, Measure.FEES)).isCloseTo(fees, within(1e-12));
        assertThat(value(result, Measure.PNL)).isCloseTo(0.1 - fees, within(1e-9));
        assertThat(value(result, Measure.TURNOVER)).isCloseTo(20.3, within(1e-9));
        assertThat(value(result, Measure.MAKER_SHARE)).isZero();
        assertThat(value(result, Measure.HIT_RATE)).isEqualTo(1);
        assertThat(value(result, Measure.ROUND_TRIPS)).isEqualTo(1);
        // both paid half the spread: (100.5 - 101) / 101 and (102 - 102.5) / 102
        assertThat(value(result, Measure.EDGE)).isCloseTo((-0.5 / 101 - 0.5 / 102) / 2 * 1e4, within(1e-9));
        // 1 s later the mid is what it was; 5 s later 102.5 and 102.5
        assertThat(value(result, Measure.MARKOUT_1S)).isCloseTo((-0.5 / 101 - 0.5 / 102) / 2 * 1e4, within(1e-9));
        assertThat(value(result, Measure.MARKOUT_5S)).isCloseTo((1.5 / 101 - 0.5 / 102) / 2 * 1e4, within(1e-9));
        assertThat(result.statistic(Measure.MARKOUT_30S).reason()).isEqualTo("no fill with a mid then");
        assertThat(value(result, Measure.EXPOSURE_SHARE)).isCloseTo(0.15, within(1e-12));
        assertThat(value(result, Measure.RETURN_SAMPLES)).isEqualTo(10);
        // samples at 1 s hold 0.1 at a mid of 100.5: 0.05 and the fee below the start
        assertThat(value(result, Measure.MAX_DRAWDOWN)).isCloseTo(0.05 + 0.0101, within(1e-9));
        assertThat(result.instruments().get(0).maxAbsolutePosition()).isCloseTo(0.1, within(1e-12));
        assertThat(result.instruments().get(0).meanPosition()).isCloseTo(0.015, within(1e-12));
    }

    @Test
    void ordersThatAreOpenAtTheEndAreCanceledAndNoted() {
        MarketColumns columns = new MarketColumns();
        book(columns, 0, 100, 101);
        columns.trade(0, 0, at(50), 2, 100, 1, Side.SELL);
        Function<OrderCommands, ScriptedEngine> quotes = commands -> new ScriptedEngine(commands) {
            @Override
            public void trade(int id, long event, long receive, long sequence, long price, long lots, Side aggressor) {
                place(0, Side.BUY, OrderKind.LIMIT, 90, 1, receive);
                place(0, Side.SELL, OrderKind.LIMIT, 110, 1, receive);
            }
        };
        BacktestResult result = run(
                columns,
                config(Latency.defaults()),
                (commands, tally) -> quotes.apply(commands).inputs());
        assertThat(result.orders().sent()).isEqualTo(2);
        assertThat(result.orders().canceledAtEnd()).isEqualTo(2);
        assertThat(result.orders().canceled()).isZero();
    }

    @Test
    void gapsAreToldWithTheirSpans() {
        MarketColumns columns = new MarketColumns();
        book(columns, 0, 100, 101);
        columns.gap(0, 0, at(1000), GapReason.SEQUENCE, 5, 9);
        columns.gap(0, 0, at(1100), GapReason.DISCONNECTED, 0, 0);
        book(columns, 1500, 100, 101);
        columns.gap(0, 0, at(3000), GapReason.STALE, 0, 0);
        columns.trade(0, 0, at(3200), 9, 100, 1, Side.BUY);
        BacktestResult result =
                run(columns, config(Latency.none()), (commands, tally) -> new ScriptedEngine(commands).inputs());
        assertThat(result.gaps().count()).isEqualTo(3);
        assertThat(result.gaps().withoutBookNs()).isEqualTo(700 * MS);
        assertThat(result.gaps().byReason()).containsOnlyKeys("SEQUENCE", "DISCONNECTED", "STALE");
        assertThat(result.gaps().spans())
                .containsExactly(
                        new GapReport.Span("BTC-USDT.BINANCE", at(1000), at(1500), GapReason.SEQUENCE),
                        new GapReport.Span("BTC-USDT.BINANCE", at(3000), at(3200), GapReason.STALE));
        assertThat(result.events()).containsEntry("gaps", 3L).containsEntry("trades", 1L);
    }

    @Test
    void aGapIsRefusedIfTheConfigurationSaysSo() {
        MarketColumns columns = new MarketColumns();
        book(columns, 0, 100, 101);
        columns.gap(0, 0, at(1000), GapReason.SEQUENCE, 5, 9);
        BacktestConfig config = config(Latency.none()).withGaps(GapPolicy.REFUSE);
        assertThatThrownBy(() -> run(columns, config, (commands, tally) -> new ScriptedEngine(commands).inputs()))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("gap of BTC-USDT.BINANCE at 2024-08-09T00:00:01Z (SEQUENCE); ");
    }

    @Test
    void anEmptyMarketIsRefused() {
        assertThatThrownBy(() -> run(
                        new MarketColumns(),
                        config(Latency.none()),
                        (commands, tally) -> new ScriptedEngine(commands).inputs()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("no market events of [BTC-USDT.BINANCE] in this range");
    }

    @Test
    void lanesBesideEachOtherDoWhatEachDoesAlone() {
        MemorySource source = SyntheticMarket.source(5, 2, 30_000);
        List<BacktestConfig> configs = new ArrayList<>();
        List<EngineInputs.Factory> factories = new ArrayList<>();
        List<BacktestResult> alone = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int every = 50 + 37 * i;
            BacktestConfig config = BacktestConfig.of(List.of("BTC-USDT.BINANCE", "ETH-USDT.BINANCE"), "churner");
            EngineInputs.Factory factory = (commands, tally) -> new Churner(commands, every).inputs();
            configs.add(config);
            factories.add(factory);
            alone.addAll(new Pass(source, List.of(config), List.of(factory), EquityObserver.NONE)
                    .run(List.of("set" + i), "commit"));
        }
        List<BacktestResult> together = new Pass(source, configs, factories, EquityObserver.NONE)
                .run(List.of("set0", "set1", "set2", "set3"), "commit");
        for (int i = 0; i < 4; i++) {
            assertThat(alone.get(i).orders().fills()).isPositive();
            assertThat(new String(together.get(i).json(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(new String(alone.get(i).json(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void aFeedThatIsLateByMoreThanAWindowStillArrives() {
        MemorySource source = SyntheticMarket.source(6, 1, 40_000);
        Latency slow = new Latency(MS, MS, 0, 300_000 * MS, Latency.Feed.FIXED);
        List<ScriptedEngine> engines = new ArrayList<>();
        run(source, config(slow), remember(engines, ScriptedEngine::new));
        List<String> fast = new ArrayList<>();
        List<ScriptedEngine> others = new ArrayList<>();
        run(source, config(Latency.none()), remember(others, ScriptedEngine::new));
        engines.get(0).heard.stream()
                .filter(l -> !l.matches(".*(clock|instrument).*"))
                .forEach(fast::add);
        assertThat(fast)
                .isEqualTo(others.get(0).heard.stream()
                        .filter(l -> !l.matches(".*(clock|instrument).*"))
                        .toList());
    }

    private static EngineInputs.Factory remember(
            List<ScriptedEngine> engines, Function<OrderCommands, ScriptedEngine> script) {
        return (commands, tally) -> {
            ScriptedEngine engine = script.apply(commands);
            engines.add(engine);
            return engine.inputs();
        };
    }

    private static BacktestResult run(MarketColumns columns, BacktestConfig config, EngineInputs.Factory factory) {
        return run(MemorySource.of(List.of(BTC), columns), config, factory);
    }

    private static BacktestResult run(MarketSource source, BacktestConfig config, EngineInputs.Factory factory) {
        return new Pass(source, List.of(config), List.of(factory), EquityObserver.NONE)
                .run(List.of("0000000000000000"), "commit")
                .get(0);
    }

    private static BacktestConfig config(Latency latency) {
        return config(latency, FeeModel.free());
    }

    private static BacktestConfig config(Latency latency, FeeModel fees) {
        return BacktestConfig.of(List.of("BTC-USDT.BINANCE"), "script")
                .withLatency(latency)
                .withFees(fees);
    }

    private static void book(MarketColumns columns, long ms, long bid, long ask) {
        int snapshot = BookFlags.SNAPSHOT;
        columns.bookDelta(0, 0, at(ms), 1, BookAction.CLEAR, Side.BUY, 0, 0, snapshot);
        columns.bookDelta(0, 0, at(ms), 1, BookAction.SET, Side.BUY, bid, 1000, snapshot);
        columns.bookDelta(0, 0, at(ms), 1, BookAction.SET, Side.SELL, ask, 1000, snapshot | BookFlags.LAST);
    }

    private static long at(long ms) {
        return START_NS + ms * MS;
    }

    private static double value(BacktestResult result, Measure measure) {
        return Objects.requireNonNull(result.statistic(measure).value(), measure.key());
    }
}
