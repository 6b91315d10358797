package io.tidemill.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskLimitsTest {
    private static final InstrumentLimits EACH = new InstrumentLimits(1, 1, 1);

    @Test
    void aLimitThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> new InstrumentLimits(0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxOrderSize must be > 0 and finite, was 0.0");
        assertThatThrownBy(() -> new InstrumentLimits(1, Double.NaN, 1))
                .hasMessage("maxOrderNotional must be > 0 and finite, was NaN");
        assertThatThrownBy(() -> new InstrumentLimits(1, 1, Double.POSITIVE_INFINITY))
                .hasMessage("maxPosition must be > 0 and finite, was Infinity");
        assertThatThrownBy(() -> limits(10_000, 1, 1, 1)).hasMessageStartingWith("priceCollarBps must be < 10000");
        assertThatThrownBy(() -> limits(1, 0, 1, 1)).hasMessage("maxOrdersPerWindow must be > 0 and finite, was 0.0");
        assertThatThrownBy(() -> limits(1, 1, -1, 1)).hasMessage("staleBookNs must be > 0 and finite, was -1.0");
        assertThatThrownBy(() -> limits(1, 1, 1, -5)).hasMessage("maxDailyLoss must be > 0 and finite, was -5.0");
    }

    @Test
    void anInstrumentThatIsNamedHasLimitsOfItsOwn() {
        InstrumentLimits own = new InstrumentLimits(2, 2, 2);
        RiskLimits limits = new RiskLimits(EACH, Map.of("A-B.C", own), 1, 1, 1, 1, 1, 1, 1);
        assertThat(limits.of("A-B.C")).isEqualTo(own);
        assertThat(limits.of("X-B.C")).isEqualTo(EACH);
    }

    @Test
    void aLimitBelowTheSmallestOrderIsRefusedWhenTheInstrumentComes() {
        Instrument coin = Instrument.spot(0, "HERE", "AB", "A", "B", Step.parse("0.01"), Step.parse("0.1"), 20, 0, 0);
        assertThatThrownBy(() -> new RiskGate(RiskLimits.defaults().withEach(EACH)).instrument(coin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxOrderSize must allow the smallest order of A-B.HERE, was 1.0");
    }

    private static RiskLimits limits(double collar, int rate, long stale, double loss) {
        return new RiskLimits(EACH, Map.of(), collar, 1, rate, 1, stale, loss, 1);
    }
}
