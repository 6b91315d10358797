package io.tidemill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.testkit.Allocations;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A market at 100.00 / 100.02 with ticks of 0.01 and lots of 0.001: one lot is worth about 0.1. */
class RiskGateTest {
    private static final Instrument COIN =
            Instrument.spot(0, "HERE", "AAABBB", "AAA", "BBB", Step.parse("0.01"), Step.parse("0.001"), 2, 0.3, 0);
    private static final RiskLimits LIMITS =
            new RiskLimits(new InstrumentLimits(0.1, 8, 0.3), Map.of(), 100, 4, 6, 1_000, 500, 50, 80);
    private static final long MID = 10_001;

    private final RiskGate gate = new RiskGate(LIMITS);

    @BeforeEach
    void marketIsThere() {
        gate.instrument(COIN);
        gate.market(0, MID - 1, MID + 1, 0);
    }

    @Test
    void anOrderWithinAllLimitsPassesAndIsReserved() {
        assertThat(limit(Side.BUY, MID, 10, 0)).isEqualTo(OrderReason.NONE);
        assertThat(gate.reservedLots(0, Side.BUY)).isEqualTo(10);
        assertThat(gate.reservedLots(0, Side.SELL)).isZero();
        assertThat(gate.openOrders(0)).isEqualTo(1);
    }

    @Test
    void sizeAboveTheLimitIsDenied() {
        // 79 lots at the mid are just below the notional of 8
        assertThat(limit(Side.BUY, MID, 101, 0)).isEqualTo(OrderReason.ORDER_SIZE);
        assertThat(limit(Side.BUY, MID - 90, 80, 0)).isEqualTo(OrderReason.NONE);
    }

    @Test
    void notionalAboveTheLimitIsDeniedForMarketOrdersToo() {
        assertThat(limit(Side.BUY, MID, 80, 0)).isEqualTo(OrderReason.ORDER_NOTIONAL);
        assertThat(gate.admit(0, Side.BUY, OrderKind.MARKET, 0, 80, 0)).isEqualTo(OrderReason.ORDER_NOTIONAL);
        assertThat(gate.admit(0, Side.BUY, OrderKind.MARKET, 0, 79, 0)).isEqualTo(OrderReason.NONE);
    }

    @Test
    void whatTheVenueWouldRefuseAsTooSmallIsDenied() {
        assertThat(limit(Side.BUY, MID, 1, 0)).isEqualTo(OrderReason.FILTER);
        assertThat(limit(Side.BUY, MID, 2, 0)).isEqualTo(OrderReason.FILTER);
        assertThat(limit(Side.BUY, MID, 3, 0)).isEqualTo(OrderReason.NONE);
        assertThat(limit(Side.BUY, MID, 0, 0)).isEqualTo(OrderReason.FILTER);
    }

    @Test
    void aPriceOutsideTheCollarIsDeniedOnEitherSide() {
        // 100 bps of 100.01 are 1.0001: 100 ticks and a little
        assertThat(limit(Side.BUY, MID + 100, 10, 0)).isEqualTo(OrderReason.NONE);
        assertThat(limit(Side.BUY, MID + 101, 10, 0)).isEqualTo(OrderReason.PRICE_COLLAR);
        assertThat(limit(Side.SELL, MID - 101, 10, 0)).isEqualTo(OrderReason.PRICE_COLLAR);
        assertThat(limit(Side.BUY, MID - 101, 10, 0)).isEqualTo(OrderReason.PRICE_COLLAR);
    }

    @Test
    void thePositionWithAllOpenOrdersFilledKeepsTheLimit() {
        for (int i = 0; i < 4; i++) {
            assertThat(limit(Side.BUY, MID, 60, i)).isEqualTo(OrderReason.NONE);
            gate.filled(0, Side.BUY, 60);
            gate.release(0, Side.BUY, 60);
            gate.closed(0);
        }
        assertThat(limit(Side.BUY, MID, 61, 5)).isEqualTo(OrderReason.POSITION_LIMIT);
        assertThat(limit(Side.BUY, MID, 60, 5)).isEqualTo(OrderReason.NONE);
        assertThat(limit(Side.BUY, MID, 3, 5)).isEqualTo(OrderReason.POSITION_LIMIT);
        assertThat(limit(Side.SELL, MID, 60, 5)).isEqualTo(OrderReason.NONE);
    }

    @Test
    void tooManyOpenOrdersAreDeniedUntilOneEnds() {
        for (int i = 0; i < 4; i++) {
            assertThat(limit(Side.BUY, MID, 3, 0)).isEqualTo(OrderReason.NONE);
        }
        assertThat(limit(Side.BUY, MID, 3, 0)).isEqualTo(OrderReason.OPEN_ORDERS);
        gate.closed(0);
        assertThat(limit(Side.BUY, MID, 3, 0)).isEqualTo(OrderReason.NONE);
    }

    @Test
    void theOrderRateIsThatOfASlidingWindow() {
        for (int i = 0; i < 6; i++) {
            gate.market(0, MID - 1, MID + 1, i * 100L);
            assertThat(limit(Side.BUY, MID, 3, i * 100L)).isEqualTo(OrderReason.NONE);
            gate.closed(0);
        }
        gate.market(0, MID - 1, MID + 1, 999);
        assertThat(limit(Side.BUY, MID, 3, 999)).isEqualTo(OrderReason.ORDER_RATE);
        assertThat(limit(Side.BUY, MID, 3, 1_000)).isEqualTo(OrderReason.NONE);
        gate.closed(0);
        assertThat(limit(Side.BUY, MID, 3, 1_099)).isEqualTo(OrderReason.ORDER_RATE);
        assertThat(limit(Side.BUY, MID, 3, 1_100)).isEqualTo(OrderReason.NONE);
    }

    @Test
    void aDeniedOrderDoesNotCount() {
        for (int i = 0; i < 100; i++) {
            assertThat(limit(Side.BUY, MID, 101, 0)).isEqualTo(OrderReason.ORDER_SIZE);
        }
        assertThat(gate.reservedLots(0, Side.BUY)).isZero();
        assertThat(limit(Side.BUY, MID, 3, 0)).isEqualTo(OrderReason.NONE);
    }

    @Test
    void aStaleOrLostMarketIsDenied() {
        assertThat(limit(Side.BUY, MID, 3, 500)).isEqualTo(OrderReason.NONE);
        assertThat(limit(Side.BUY, MID, 3, 501)).isEqualTo(OrderReason.STALE_BOOK);
        gate.market(0, MID - 1, MID + 1, 501);
        gate.marketLost(0);
        assertThat(limit(Side.BUY, MID, 3, 501)).isEqualTo(OrderReason.STALE_BOOK);
    }

    @Test
    void nothingPassesAHaltUntilItIsLifted() {
        gate.halt();
        assertThat(limit(Side.SELL, MID, 3, 0)).isEqualTo(OrderReason.HALTED);
        gate.resume();
        assertThat(limit(Side.SELL, MID, 3, 0)).isEqualTo(OrderReason.NONE);
    }

    @Test
    void anInstrumentThatItWasNotToldOfIsABrokenInvariant() {
        assertThatThrownBy(() -> gate.admit(3, Side.BUY, OrderKind.LIMIT, MID, 3, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the gate was not told of instrument 3");
    }

    @Test
    void aNewVersionOfAnInstrumentKeepsTheExposure() {
        limit(Side.BUY, MID, 3, 0);
        gate.filled(0, Side.SELL, 7);
        gate.instrument(COIN);
        assertThat(gate.reservedLots(0, Side.BUY)).isEqualTo(3);
        assertThat(gate.positionLots(0)).isEqualTo(-7);
        assertThat(limit(Side.BUY, MID, 3, 0)).isEqualTo(OrderReason.NONE);
    }

    @Test
    void theGateAllocatesNothing() {
        assertThat(Allocations.bytesOf(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        gate.market(0, MID - 1, MID + 1, i * 10_000L);
                        if (limit(Side.BUY, MID, 3, i * 10_000L) == OrderReason.NONE) {
                            gate.release(0, Side.BUY, 3);
                            gate.closed(0);
                        }
                        limit(Side.BUY, MID, 101, i);
                    }
                }))
                .isZero();
    }

    private OrderReason limit(Side side, long priceTicks, long lots, long timeNs) {
        return gate.admit(0, side, OrderKind.LIMIT, priceTicks, lots, timeNs);
    }
}
