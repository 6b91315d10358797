package io.tidemill.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.engine.Engine;
import io.tidemill.engine.EngineState;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.Side;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Stage;
import io.tidemill.strategy.StrategyType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategiesTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final long MID = 6_000_000;

    private long nowNs = START_NS;
    private long sequence = 1;

    @Test
    void anUnknownStrategyNamesThoseThereAre() {
        assertThatThrownBy(() -> Strategies.catalog().type("glft"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no strategy 'glft'; there are [glft-market-maker, book-imbalance-taker]");
    }

    @Test
    void aParameterOutOfBoundsIsNamedWithItsBounds() {
        assertThatThrownBy(() -> Strategies.catalog()
                        .type(Strategies.GLFT_MARKET_MAKER)
                        .space()
                        .with(Map.of("maxInventory", 51.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxInventory must be in [1.0, 50.0] orders, was 51.0");
    }

    @Test
    void everyParameterIsDocumented() {
        for (StrategyType type : Strategies.catalog().types()) {
            assertThat(type.space().parameters())
                    .allSatisfy(p -> assertThat(p.doc()).isNotBlank())
                    .allSatisfy(p -> assertThat(p.unit()).isNotBlank());
        }
    }

    @Test
    void theMakerQuotesBothSidesAndNeverMoreThanOneOrderEach() {
        Bench bench = maker(Map.of());
        quotes(bench, 400, 0);
        EngineState state = bench.engine.state();
        assertThat(state.sent()).isGreaterThanOrEqualTo(2);
        assertThat(openOrders(bench)).isEqualTo(2);
        assertThat(state.denied()).isZero();
    }

    @Test
    void theMakerMovesItsQuotesWithTheMarket() {
        Bench bench = maker(Map.of());
        quotes(bench, 400, 0);
        long before = bench.engine.state().sent();
        quotes(bench, 40, 5_000);
        assertThat(bench.engine.state().sent()).isGreaterThan(before);
        assertThat(openOrders(bench)).isEqualTo(2);
    }

    @Test
    void aNewSetsIntervalCountsAtOnceAndNotThatOfTheSetBefore() {
        Bench bench = maker(Map.of("requoteIntervalMs", 60_000.0));
        quotes(bench, 400, 0);
        quotes(bench, 40, 5_000);
        assertThat(openOrders(bench)).as("moved, and not yet placed again").isLessThan(2);
        promote(bench, Map.of("requoteIntervalMs", 10.0));
        quotes(bench, 40, 5_000);
        assertThat(openOrders(bench)).isEqualTo(2);
    }

    @Test
    void theMakerTakesItsQuotesOffWhenTheBookIsNotValid() {
        Bench bench = maker(Map.of());
        quotes(bench, 400, 0);
        nowNs += 1_000_000;
        bench.gap(0, nowNs, nowNs, GapReason.SEQUENCE, 1, 2);
        long sent = bench.engine.state().sent();
        for (int i = 0; i < 50; i++) {
            // trades let time pass at the venue; they make no market
            nowNs += 10_000_000;
            bench.trade(0, nowNs, nowNs, sequence++, MID, 1, Side.BUY);
        }
        assertThat(openOrders(bench)).isZero();
        assertThat(bench.engine.state().sent()).isEqualTo(sent);
    }

    @Test
    void theTakerEntersWithTheImbalanceAndLetsGoAfterItsTime() {
        Bench bench = new Bench(
                Strategies.BOOK_IMBALANCE_TAKER, Map.of("holdMs", 500.0), Stage.LIVE, Engine.NO_JOURNAL, START_NS);
        book(bench, 1_000_000, 10_000);
        pass(bench, 10);
        assertThat(size(bench)).isEqualTo(0.001);
        book(bench, 100_000, 100_000);
        pass(bench, 60);
        assertThat(size(bench)).isZero();
        assertThat(bench.engine.state().fills()).isEqualTo(2);
    }

    @Test
    void theTakerLetsGoEarlyWhenTheImbalanceTurns() {
        Bench bench = new Bench(
                Strategies.BOOK_IMBALANCE_TAKER, Map.of("holdMs", 60_000.0), Stage.LIVE, Engine.NO_JOURNAL, START_NS);
        book(bench, 1_000_000, 10_000);
        pass(bench, 10);
        assertThat(size(bench)).isEqualTo(0.001);
        book(bench, 10_000, 1_000_000);
        pass(bench, 10);
        assertThat(size(bench)).isZero();
    }

    @Test
    void theTakerStaysOutOfABalancedBook() {
        Bench bench = new Bench(Strategies.BOOK_IMBALANCE_TAKER, Map.of(), Stage.LIVE, Engine.NO_JOURNAL, START_NS);
        book(bench, 100_000, 90_000);
        pass(bench, 100);
        assertThat(bench.engine.state().sent()).isZero();
    }

    private static Bench maker(Map<String, Double> parameters) {
        return new Bench(Strategies.GLFT_MARKET_MAKER, parameters, Stage.LIVE, Engine.NO_JOURNAL, START_NS);
    }

    private void promote(Bench bench, Map<String, Double> parameters) {
        ParameterSpace space =
                Strategies.catalog().type(Strategies.GLFT_MARKET_MAKER).space();
        Promotion promotion = new Promotion(
                "it",
                space.with(parameters),
                Stage.LIVE,
                Map.of(),
                "commit",
                space,
                1,
                1,
                Map.of(),
                Map.of(),
                List.of(),
                "strict",
                "policy",
                nowNs,
                "");
        bench.engine.promotion(promotion, nowNs);
    }

    private void quotes(Bench bench, int count, long shiftTicks) {
        if (sequence == 1) {
            book(bench, 100_000, 100_000);
        }
        for (int i = 0; i < count; i++) {
            nowNs += 50_000_000;
            long mid = MID + shiftTicks + (i % 3);
            bench.quote(0, nowNs, nowNs, sequence++, mid, 100_000, mid + 1, 100_000);
        }
    }

    private void book(Bench bench, long bidLots, long askLots) {
        long number = sequence++;
        int snapshot = BookFlags.SNAPSHOT;
        bench.bookDelta(0, nowNs, nowNs, number, BookAction.CLEAR, Side.BUY, 0, 0, snapshot);
        bench.bookDelta(0, nowNs, nowNs, number, BookAction.SET, Side.BUY, MID, bidLots, snapshot);
        bench.bookDelta(
                0, nowNs, nowNs, number, BookAction.SET, Side.SELL, MID + 1, askLots, snapshot | BookFlags.LAST);
    }

    private void pass(Bench bench, int times) {
        for (int i = 0; i < times; i++) {
            nowNs += 10_000_000;
            bench.quote(0, nowNs, nowNs, sequence, MID, 1_000, MID + 1, 1_000);
        }
    }

    private static int openOrders(Bench bench) {
        return bench.engine.state().strategies().get(0).positions().get(0).openOrders();
    }

    private static double size(Bench bench) {
        return bench.engine.state().strategies().get(0).positions().get(0).size();
    }
}
