package io.tidemill.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfitWatchTest {
    private static final long DAY_NS = 86_400_000_000_000L;

    private final ProfitWatch watch =
            new ProfitWatch(new RiskLimits(new InstrumentLimits(1, 1, 1), Map.of(), 1, 1, 1, 1, 1, 100, 150));

    @BeforeEach
    void instrumentsAreThere() {
        watch.instrument(coin(0, "AAA", "USD"));
        watch.instrument(coin(1, "BBB", "USD"));
        watch.instrument(coin(2, "CCC", "EUR"));
    }

    @Test
    void theLossOfADayOverAllInstrumentsHalts() {
        assertThat(watch.update(0, -60, 0)).isFalse();
        assertThat(watch.update(1, -39, 1)).isFalse();
        assertThat(watch.breach()).isEmpty();
        assertThat(watch.update(1, -40, 2)).isTrue();
        assertThat(watch.breach()).isEqualTo("maxDailyLoss of 100.0 USD is reached: loss of 100.0");
    }

    @Test
    void quoteAssetsAreWatchedApart() {
        assertThat(watch.update(0, -60, 0)).isFalse();
        assertThat(watch.update(2, -60, 0)).isFalse();
    }

    @Test
    void aNewDayBeginsAtMidnight() {
        assertThat(watch.update(0, -90, DAY_NS - 1)).isFalse();
        assertThat(watch.update(0, -140, DAY_NS)).isFalse();
        assertThat(watch.update(0, -145, 2 * DAY_NS)).isFalse();
    }

    @Test
    void theFallFromTheBestProfitHalts() {
        assertThat(watch.update(0, 200, 0)).isFalse();
        assertThat(watch.update(0, 110, DAY_NS)).isFalse();
        assertThat(watch.update(0, 51, 2 * DAY_NS)).isFalse();
        assertThat(watch.update(0, 50, 2 * DAY_NS)).isTrue();
        assertThat(watch.breach()).startsWith("maxDrawdown of 150.0 USD is reached");
    }

    @Test
    void afterARestartTheLossCountsAnew() {
        assertThat(watch.update(0, -100, 0)).isTrue();
        watch.restart();
        assertThat(watch.update(0, -150, 1)).isFalse();
        assertThat(watch.update(0, -200, 2)).isTrue();
    }

    private static Instrument coin(int id, String base, String quote) {
        return Instrument.spot(id, "HERE", base + quote, base, quote, Step.parse("1"), Step.parse("1"), 1, 0, 0);
    }
}
