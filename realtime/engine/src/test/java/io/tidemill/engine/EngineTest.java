package io.tidemill.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.parameter.Parameter;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.parameter.Scale;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Stage;
import io.tidemill.risk.InstrumentLimits;
import io.tidemill.risk.RiskLimits;
import io.tidemill.strategy.Desk;
import io.tidemill.testkit.Recorded;
import io.tidemill.wire.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final long S = 1_000_000_000L;
    private static final Instrument COIN =
            Instrument.spot(0, "HERE", "AAABBB", "AAA", "BBB", Step.parse("0.01"), Step.parse("0.001"), 1, 0, 0);

    private final Puppet puppet = new Puppet();
    private final Sent sent = new Sent();
    private long nowNs = 1_700_000_000L * S;
    private long trades = 1;

    @Test
    void aStrategyStartsWithItsParametersWhenItsInstrumentsAreThere() {
        Engine engine = new Engine(config(Stage.LIVE), puppet.catalog(), sent, Engine.NO_JOURNAL);
        assertThat(puppet.heard).isEmpty();
        engine.instrument(COIN, nowNs);
        assertThat(puppet.heard).containsExactly("parameters 1.0", "start");
    }

    @Test
    void anEventBeforeItsInstrumentIsABrokenInvariant() {
        Engine engine = new Engine(config(Stage.LIVE), puppet.catalog(), sent, Engine.NO_JOURNAL);
        assertThatThrownBy(() -> quote(engine))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("instrument 0 must be defined before its first event");
    }

    @Test
    void timersFireBeforeTheEventThatFindsThemDue() {
        Engine engine = live();
        puppet.desk.timer(nowNs + 5);
        puppet.desk.timer(nowNs + 3);
        long start = nowNs;
        assertThat(engine.nextTimerNs()).isEqualTo(start + 3);
        nowNs += 10;
        engine.trade(0, nowNs, nowNs, 1, 100, 1, Side.BUY);
        assertThat(puppet.heard)
                .endsWith(
                        "timer " + (start + 3) + " at " + nowNs, "timer " + (start + 5) + " at " + nowNs, "trade 100");
    }

    @Test
    void aTimerForNowFiresWithTheNextEventAndHoldsNothingUp() {
        Engine engine = live();
        puppet.onTimer = desk -> desk.timer(desk.timeNs());
        puppet.desk.timer(nowNs);
        nowNs += 1;
        engine.clock(nowNs);
        nowNs += 1;
        engine.clock(nowNs);
        assertThat(puppet.heard).filteredOn(h -> h.startsWith("timer")).hasSize(2);
    }

    @Test
    void aGapMakesTheMarketUntradableAndAnOrderIsDenied() {
        Engine engine = live();
        quote(engine);
        assertThat(buy(5)).isPositive();
        engine.gap(0, nowNs, nowNs, GapReason.SEQUENCE, 1, 2);
        assertThat(puppet.heard).contains("book false");
        assertThat(Desk.denial(buy(5))).isEqualTo(OrderReason.STALE_BOOK);
        assertThat(engine.state().denied()).isEqualTo(1);
        assertThat(puppet.desk.openOrders(0)).isEqualTo(1);
    }

    @Test
    void aHaltCancelsAllAtOnceAndNothingLeavesUntilAPersonResumes() {
        Engine engine = live();
        quote(engine);
        buy(5);
        engine.halt("enough", nowNs);
        assertThat(sent.lines).containsExactly("place BUY LIMIT GTC 9999 5", "cancelAll 0");
        assertThat(puppet.desk.isHalted()).isTrue();
        assertThat(Desk.denial(buy(5))).isEqualTo(OrderReason.HALTED);
        engine.resume("Ada", nowNs);
        assertThat(buy(5)).isPositive();
    }

    @Test
    void whileHaltedWhatStillStandsIsTakenOffAgain() {
        Engine engine = live();
        quote(engine);
        long id = buy(5);
        engine.halt("enough", nowNs);
        nowNs += S;
        engine.clock(nowNs);
        assertThat(sent.lines).filteredOn("cancelAll 0"::equals).hasSize(2);
        engine.canceled(id, 0, nowNs, nowNs);
        nowNs += 60 * S;
        engine.clock(nowNs);
        assertThat(sent.lines).filteredOn("cancelAll 0"::equals).hasSize(2);
    }

    @Test
    void theLossOfADayHaltsByItselfAndIsNoted() {
        Recorded notes = new Recorded();
        Engine engine = new Engine(config(Stage.LIVE), puppet.catalog(), sent, Engine.NO_JOURNAL, notes);
        engine.instrument(COIN, nowNs);
        quote(engine);
        fill(engine, buy(100), 100, 1_000_000);
        assertThat(engine.isHalted()).isTrue();
        assertThat(engine.state().haltReason()).startsWith("maxDailyLoss of 500.0 BBB is reached");
        assertThat(sent.lines).endsWith("cancelAll 0");
        assertThat(notes.lines()).anyMatch(line -> line.startsWith("halted"));
    }

    @Test
    void aStrategyThatThrowsGetsNoFurtherCallAndTheEngineHalts() {
        Engine engine = live();
        puppet.onQuote = desk -> {
            throw new IllegalStateException("out of ideas");
        };
        quote(engine);
        assertThat(engine.state().haltReason())
                .isEqualTo("strategy it failed in onQuote: java.lang.IllegalStateException: out of ideas");
        int heard = puppet.heard.size();
        engine.trade(0, nowNs, nowNs, 1, 100, 1, Side.BUY);
        assertThat(puppet.heard).hasSize(heard);
    }

    @Test
    void anUnknownOrderIsAskedForAndItsExposureStaysReserved() {
        Engine engine = live();
        quote(engine);
        long id = buy(5);
        engine.unknown(id, 0, nowNs, nowNs);
        assertThat(engine.core().gate().reservedLots(0, Side.BUY)).isEqualTo(5);
        nowNs += S;
        engine.clock(nowNs);
        assertThat(sent.lines).endsWith("query 1");
        engine.status(id, 0, 9, OrderState.CANCELED, 0, nowNs, nowNs);
        assertThat(engine.core().gate().reservedLots(0, Side.BUY)).isZero();
        assertThat(puppet.heard).endsWith("order CANCELED NONE");
    }

    @Test
    void aPromotionSwapsBetweenEventsCancelsTheOldOrdersAndKeepsThePosition() {
        Recorded notes = new Recorded();
        Engine engine = new Engine(config(Stage.LIVE), puppet.catalog(), sent, Engine.NO_JOURNAL, notes);
        engine.instrument(COIN, nowNs);
        quote(engine);
        fill(engine, buy(5), 5, 9_999);
        buy(7);
        engine.promotion(promotion("it", 2, Stage.LIVE), nowNs);
        assertThat(sent.lines).endsWith("cancel 2");
        assertThat(puppet.heard).endsWith("order PENDING_CANCEL NONE", "parameters 2.0");
        assertThat(puppet.desk.positionLots(0)).isEqualTo(5);
        assertThat(notes.lines()).filteredOn(l -> l.startsWith("swapped")).hasSize(1);
        buy(3);
        assertThat(engine.core().execution().find(sent.lastId))
                .extracting(o -> o.parameterSetId())
                .isEqualTo(Puppet.SPACE.with(Map.of("number", 2.0)).id());
        assertThat(engine.state().swaps()).isEqualTo(1);
    }

    @Test
    void aPromotionForAnotherOrOfTheSameSetChangesNothing() {
        Engine engine = live();
        engine.promotion(promotion("other", 2, Stage.LIVE), nowNs);
        engine.promotion(promotion("it", 1, Stage.LIVE), nowNs);
        assertThat(engine.state().swaps()).isZero();
    }

    @Test
    void aPromotionOfASetThatTheStrategyDoesNotAllowIsRefusedWithItsReason() {
        Engine engine = live();
        ParameterSpace wide = new ParameterSpace(
                "puppet", List.of(new Parameter("number", "A number", "1", 0, 99, 1, Scale.LINEAR, false)));
        engine.promotion(
                new Promotion(
                        "it",
                        wide.with(Map.of("number", 50.0)),
                        Stage.LIVE,
                        Map.of(),
                        "abc",
                        wide,
                        1,
                        1,
                        Map.of(),
                        Map.of(),
                        List.of(),
                        "test",
                        "test",
                        1,
                        ""),
                nowNs);
        assertThat(engine.state().swaps()).isZero();
        assertThat(engine.state().refusedPromotions()).isEqualTo(1);
        assertThat(engine.state().lastRefusal()).contains("number must be in [0.0, 10.0] 1, was 50.0");
    }

    @Test
    void inACanaryAShareLeavesButWhatClosesLeavesInFull() {
        Engine engine = engine(Stage.CANARY);
        quote(engine);
        fill(engine, buy(8), 2, 9_999);
        assertThat(sent.lines).containsExactly("place BUY LIMIT GTC 9999 2");
        puppet.desk.limit(0, Side.SELL, 10_001, 6);
        assertThat(sent.lines).endsWith("place SELL LIMIT GTC 10001 3");
        assertThat(Desk.denial(buy(3))).isEqualTo(OrderReason.FILTER);
    }

    @Test
    void theShareOfACanaryIsRoundedToWholeStepsOfOrders() {
        Engine engine = new Engine(config(Stage.CANARY), puppet.catalog(), sent, Engine.NO_JOURNAL);
        engine.instrument(COIN.withOrderStep(10), nowNs);
        quote(engine);
        buy(100);
        assertThat(sent.lines).containsExactly("place BUY LIMIT GTC 9999 20");
    }

    @Test
    void inShadowOrdersLiveAndNothingLeaves() {
        Engine engine = engine(Stage.SHADOW);
        quote(engine);
        puppet.onQuote = desk -> desk.cancel(1L << 32 | 1);
        buy(5);
        nowNs += 1;
        quote(engine);
        nowNs += 1;
        quote(engine);
        assertThat(sent.lines).isEmpty();
        assertThat(puppet.heard).contains("order PENDING_CANCEL NONE", "order CANCELED NONE");
        engine.halt("enough", nowNs);
        assertThat(sent.lines).isEmpty();
        assertThat(puppet.desk.openOrders(0)).isZero();
    }

    @Test
    void aStrategyThatFallsBackToShadowLeavesNoPositionBehind() {
        Engine engine = live();
        quote(engine);
        fill(engine, buy(5), 5, 9_999);
        long late = buy(4);
        engine.promotion(promotion("it", 3, Stage.SHADOW), nowNs);
        nowNs += 10;
        quote(engine);
        // the cancel is under way: first it must be known what is held
        assertThat(sent.lines).endsWith("cancel 2");
        fill(engine, late, 4, 9_999);
        nowNs += S;
        quote(engine);
        assertThat(sent.lines).endsWith("place SELL MARKET GTC 0 9");
        fill(engine, sent.lastId, 9, 9_998);
        int lines = sent.lines.size();
        nowNs += 10 * S;
        quote(engine);
        assertThat(sent.lines).hasSize(lines);
        assertThat(puppet.desk.positionLots(0)).isZero();
    }

    @Test
    void anInstrumentThatChangesItsStepsHaltsTheEngine() {
        Engine engine = live();
        quote(engine);
        engine.instrument(
                Instrument.spot(0, "HERE", "AAABBB", "AAA", "BBB", Step.parse("0.1"), Step.parse("0.001"), 1, 0, nowNs),
                nowNs);
        assertThat(engine.state().haltReason()).startsWith("AAA-BBB.HERE changed its steps from 0.01 and 0.001 to 0.1");
    }

    @Test
    void aFillOfThisRunThatNobodyRemembersHalts() {
        Engine engine = live();
        fill(engine, 1L << 32 | 77, 5, 9_999);
        assertThat(engine.state().haltReason()).contains("is not remembered");
    }

    @Test
    void aFillOfAnotherRunIsCountedAndTouchesNothing() {
        Engine engine = live();
        fill(engine, 9L << 32 | 1, 5, 9_999);
        assertThat(engine.isHalted()).isFalse();
        assertThat(engine.state().strayFills()).isEqualTo(1);
        assertThat(engine.position(0, 0).isFlat()).isTrue();
    }

    @Test
    void anOrderThatFillsMoreThanItsSizeHalts() {
        Engine engine = live();
        quote(engine);
        fill(engine, buy(5), 6, 9_999);
        assertThat(engine.state().haltReason()).contains("must not fill more than its 5 lots, filled 6");
        assertThat(engine.position(0, 0).netLots()).isEqualTo(6);
    }

    @Test
    void theConfigurationGoesThroughJsonUnchanged() {
        EngineConfig config = config(Stage.CANARY);
        assertThat(Json.read(Json.text(config), EngineConfig.class)).isEqualTo(config);
        assertThat(Json.text(Json.read(Json.text(config), EngineConfig.class))).isEqualTo(Json.text(config));
    }

    @Test
    void anUnknownStrategyOrParameterIsNamed() {
        EngineConfig unknown = EngineConfig.of(
                1,
                List.of(new StrategyConfig("it", "nope", List.of("A-B.C"), Map.of(), Stage.LIVE)),
                RiskLimits.defaults());
        assertThatThrownBy(() -> new Engine(unknown, puppet.catalog(), sent, Engine.NO_JOURNAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no strategy 'nope'; there are [puppet]");
        EngineConfig outside = EngineConfig.of(
                1,
                List.of(new StrategyConfig("it", "puppet", List.of("A-B.C"), Map.of("number", 11.0), Stage.LIVE)),
                RiskLimits.defaults());
        assertThatThrownBy(() -> new Engine(outside, puppet.catalog(), sent, Engine.NO_JOURNAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number must be in [0.0, 10.0] 1, was 11.0");
    }

    private Engine live() {
        return engine(Stage.LIVE);
    }

    private Engine engine(Stage stage) {
        Engine engine = new Engine(config(stage), puppet.catalog(), sent, Engine.NO_JOURNAL);
        engine.instrument(COIN, nowNs);
        return engine;
    }

    private static EngineConfig config(Stage stage) {
        return EngineConfig.of(
                1,
                List.of(new StrategyConfig("it", "puppet", List.of(COIN.name()), Map.of(), stage)),
                RiskLimits.defaults().withEach(new InstrumentLimits(1, 1_000, 2)));
    }

    private static Promotion promotion(String strategy, double number, Stage stage) {
        ParameterSet set = Puppet.SPACE.with(Map.of("number", number));
        return new Promotion(
                strategy,
                set,
                stage,
                Map.of(),
                "abc",
                Puppet.SPACE,
                1,
                1,
                Map.of(),
                Map.of(),
                List.of(),
                "test",
                "test",
                1,
                "");
    }

    private long buy(long lots) {
        return puppet.desk.limit(0, Side.BUY, 9_999, lots);
    }

    private void quote(Engine engine) {
        engine.quote(0, nowNs, nowNs, 1, 9_999, 50, 10_001, 50);
    }

    private void fill(Engine engine, long id, long lots, long priceTicks) {
        engine.filled(id, 0, 1, trades++, priceTicks, lots, Liquidity.MAKER, 0, 0, "BBB", nowNs, nowNs);
    }
}
