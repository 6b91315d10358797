package io.tidemill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import org.junit.jupiter.api.Test;

class OrderStepTest {
    private static final Instrument BTC_USDT = Instrument.spot(
                    0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.00000001"), 0, 5, 0)
            .withOrderStep(1_000);

    private final RiskGate gate = new RiskGate(RiskLimits.defaults());

    @Test
    void aSizeBetweenTwoStepsOfOrdersIsDenied() {
        gate.instrument(BTC_USDT);
        gate.market(0, 6_000_000, 6_000_001, 1);
        assertThat(admit(100_001)).isEqualTo(OrderReason.FILTER);
        assertThat(admit(100_999)).isEqualTo(OrderReason.FILTER);
        assertThat(admit(100_000)).isEqualTo(OrderReason.NONE);
        assertThat(gate.reservedLots(0, Side.BUY)).isEqualTo(100_000);
    }

    @Test
    void limitsMustAllowOneStep() {
        RiskGate narrow = new RiskGate(RiskLimits.defaults().withEach(new InstrumentLimits(0.000009, 2_000, 1)));
        assertThatThrownBy(() -> narrow.instrument(BTC_USDT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxOrderSize must allow the smallest order of BTC-USDT.BINANCE, was 9.0E-6");
    }

    private OrderReason admit(long lots) {
        return gate.admit(0, Side.BUY, OrderKind.LIMIT, 6_000_000, lots, 1);
    }
}
