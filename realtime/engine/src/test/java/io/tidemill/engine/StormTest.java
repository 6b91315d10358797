package io.tidemill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Position;
import io.tidemill.risk.RiskGate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The invariants that hold whatever markets, venues and strategies do. */
class StormTest {
    private static final int STEPS = 4_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void reservedExposureIsNeverBelowWhatMayStillFill(long seed) {
        Storm storm = new Storm(seed, Storm.config(seed), Engine.NO_JOURNAL);
        RiskGate gate = storm.engine.core().gate();
        for (int i = 0; i < STEPS; i++) {
            storm.step();
            long[][] mayFill = new long[2][2];
            for (ChaosVenue.Truth truth : storm.venue.orders()) {
                if (truth.isOpen()) {
                    mayFill[truth.instrumentId][truth.side.ordinal()] += truth.sizeLots - truth.filledLots;
                }
            }
            for (int instrument = 0; instrument < 2; instrument++) {
                for (Side side : Side.values()) {
                    assertThat(gate.reservedLots(instrument, side))
                            .as("seed %d step %d instrument %d %s", seed, i, instrument, side)
                            .isGreaterThanOrEqualTo(mayFill[instrument][side.ordinal()]);
                }
            }
        }
        assertThat(storm.venue.places).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54})
    void everyOrderThatLeavesKeepsTheLimits(long seed) {
        Storm storm = new Storm(seed, Storm.config(seed), Engine.NO_JOURNAL);
        RiskGate gate = storm.engine.core().gate();
        List<Long> timesNs = new ArrayList<>();
        storm.venue.onPlace = order -> {
            int id = order.instrumentId;
            Market market = storm.engine.core().market(id);
            long nowNs = storm.engine.core().timeNs();
            timesNs.add(nowNs);
            assertThat(gate.isHalted()).isFalse();
            assertThat(order.sizeLots).isBetween(1L, 50L);
            assertThat(market.isTradable()).isTrue();
            assertThat(nowNs - market.receiveTimeNs()).isLessThanOrEqualTo(2_000_000_000L);
            assertThat(Math.abs(order.priceTicks - market.midTicks())).isLessThanOrEqualTo(0.03 * market.midTicks());
            assertThat(order.sizeLots * order.priceTicks * 1e-5).isLessThanOrEqualTo(6.0 + 1e-9);
            assertThat(order.side.sign() * gate.positionLots(id) + gate.reservedLots(id, order.side))
                    .isLessThanOrEqualTo(200);
            assertThat(gate.openOrders(id)).isLessThanOrEqualTo(12);
            assertThat(timesNs.stream().filter(t -> nowNs - t < 1_000_000_000L)).hasSizeLessThanOrEqualTo(25);
        };
        for (int i = 0; i < STEPS; i++) {
            storm.step();
        }
        assertThat(storm.venue.places).isGreaterThan(100);
        assertThat(storm.engine.state().denied()).isGreaterThan(100);
        assertThat(storm.engine.state().sent()).isEqualTo(storm.venue.places);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void allOrdersEndAndPositionsAndCashAreThoseOfTheVenue(long seed) {
        Storm storm = new Storm(seed, Storm.config(seed), Engine.NO_JOURNAL);
        for (int i = 0; i < STEPS; i++) {
            storm.step();
        }
        storm.halt();
        storm.settle();

        BigDecimal fees = BigDecimal.ZERO;
        for (Instrument instrument : new Instrument[] {Storm.COIN, Storm.OTHER}) {
            int id = instrument.id();
            Position all = storm.engine.core().market(id).position();
            assertThat(all.netLots()).as("seed %d", seed).isEqualTo(storm.venue.positionLots[id]);
            assertThat(all.cashUnits()).isEqualTo(storm.venue.cashUnits[id]);
            assertThat(all.cashUnits()).isEqualTo(all.realizedUnits() - all.openUnits());
            assertThat(storm.engine.core().gate().positionLots(id)).isEqualTo(all.netLots());
            assertThat(storm.engine.core().gate().reservedLots(id, Side.BUY)).isZero();
            assertThat(storm.engine.core().gate().reservedLots(id, Side.SELL)).isZero();
            assertThat(storm.engine.core().gate().openOrders(id)).isZero();
            fees = fees.add(all.fees().exact().getOrDefault("BBB", BigDecimal.ZERO));
        }
        assertThat(fees).isEqualByComparingTo(BigDecimal.valueOf(storm.venue.feeMantissa, 6));
        long ofStrategies = storm.engine.position(0, 0).netLots()
                + storm.engine.position(1, 0).netLots();
        assertThat(ofStrategies).isEqualTo(storm.venue.positionLots[0]);
        assertThat(storm.venue.orders()).noneMatch(ChaosVenue.Truth::isOpen);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void noOrderLeavesAfterAHaltUntilAPersonResumes(long seed) {
        Storm storm = new Storm(seed, Storm.config(seed), Engine.NO_JOURNAL);
        for (int i = 0; i < STEPS; i++) {
            storm.step();
            if (i == STEPS / 2) {
                storm.halt();
            }
        }
        assertThat(storm.venue.placesWhileHalted).isZero();
        long before = storm.venue.places;
        storm.engine.resume("a person", storm.nowNs());
        storm.venue.isHalted = false;
        for (int i = 0; i < 500; i++) {
            storm.step();
        }
        assertThat(storm.venue.places).isGreaterThan(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void theSameEventsGiveTheSameBytes(long seed) {
        assertThat(hashOfRun(seed)).isEqualTo(hashOfRun(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void aStrategyInShadowSendsNothing(long seed) {
        Storm storm = new Storm(seed, Storm.config(seed), Engine.NO_JOURNAL);
        for (int i = 0; i < STEPS; i++) {
            storm.step();
        }
        String setOfThree = Long.toString(storm.engine.core().runners()[2].setId());
        assertThat(storm.venue.commands).noneMatch(c -> c.startsWith("place") && c.endsWith(" " + setOfThree));
        assertThat(storm.engine.position(2, 1).fills()).isZero();
    }

    private static String hashOfRun(long seed) {
        JournalWriter hash = JournalWriter.hashing();
        Storm storm = new Storm(seed, Storm.config(seed), hash);
        for (int i = 0; i < STEPS; i++) {
            storm.step();
        }
        assertThat(hash.records()).isGreaterThan(STEPS);
        hash.close();
        return hash.hash() + hash.commandsHash();
    }
}
