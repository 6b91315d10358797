package io.tidemill.backtester.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EquityStatisticsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void agreesWithNumbersComputedByHand() {
        // returns: +10 %, -10 %, +20 %, -5 %; peak 118.8 at the third sample
        Map<String, Statistic> statistics = of(100, 110, 99, 118.8, 112.86);
        double mean = (0.10 - 0.10 + 0.20 - 0.05) / 4;
        double deviation = Math.sqrt((sq(0.10 - mean) + sq(-0.10 - mean) + sq(0.20 - mean) + sq(-0.05 - mean)) / 3);
        double downside = Math.sqrt((sq(0.10) + sq(0.05)) / 4);
        double year = Math.sqrt(365 * 86_400);
        assertThat(value(statistics, Measure.PNL)).isCloseTo(12.86, within(1e-12));
        assertThat(value(statistics, Measure.TOTAL_RETURN)).isCloseTo(0.1286, within(1e-12));
        assertThat(value(statistics, Measure.RETURN_SAMPLES)).isEqualTo(4);
        assertThat(value(statistics, Measure.RETURN_MEAN)).isCloseTo(0.0375, within(1e-12));
        assertThat(value(statistics, Measure.SHARPE_PER_SAMPLE)).isCloseTo(mean / deviation, within(1e-12));
        assertThat(value(statistics, Measure.SHARPE_ANNUALISED)).isCloseTo(mean / deviation * year, within(1e-8));
        assertThat(value(statistics, Measure.SORTINO_ANNUALISED)).isCloseTo(mean / downside * year, within(1e-8));
        assertThat(value(statistics, Measure.MAX_DRAWDOWN)).isCloseTo(11, within(1e-12));
        assertThat(value(statistics, Measure.MAX_DRAWDOWN_SHARE)).isCloseTo(0.1, within(1e-12));
        assertThat(value(statistics, Measure.MAX_DRAWDOWN_DURATION)).isEqualTo(1);
        assertThat(value(statistics, Measure.CALMAR)).isCloseTo(mean * 365 * 86_400 / 0.1, within(1e-6));
    }

    @Test
    void equityThatDoesNotMoveHasNoRatiosAndSaysWhy() {
        Map<String, Statistic> statistics = of(100, 100, 100, 100);
        assertThat(statistics.get("sharpePerSample")).isEqualTo(new Statistic(null, "1", "the returns do not vary"));
        assertThat(statistics.get("skewness")).isEqualTo(new Statistic(null, "1", "the returns do not vary"));
        assertThat(statistics.get("sortinoAnnualised")).isEqualTo(new Statistic(null, "1", "no return was below 0"));
        assertThat(statistics.get("calmar")).isEqualTo(new Statistic(null, "1", "there was no drawdown"));
        assertThat(value(statistics, Measure.RETURN_STANDARD_DEVIATION)).isZero();
    }

    @Test
    void oneSampleIsTooFew() {
        assertThat(of(100, 101).get("sharpeAnnualised"))
                .isEqualTo(new Statistic(null, "1", "fewer than 2 whole sample intervals"));
    }

    @Test
    void equityThatIsGoneHasNoReturns() {
        Map<String, Statistic> statistics = of(100, 50, -10, 20);
        assertThat(statistics.get("returnMean"))
                .isEqualTo(new Statistic(null, "1/interval", "equity fell to 0 or below"));
        assertThat(value(statistics, Measure.MAX_DRAWDOWN)).isEqualTo(110);
    }

    @Test
    void drawdownLastsUntilThePeakIsReachedAgain() {
        assertThat(value(of(100, 90, 95, 99, 100, 80, 90), Measure.MAX_DRAWDOWN_DURATION))
                .isEqualTo(3);
    }

    @Test
    void thePointBetweenSamplesCountsForDrawdownOnly() {
        EquityStatistics equity = new EquityStatistics(0, 100, SECOND);
        equity.sample(SECOND, 110, 5);
        equity.sample(2 * SECOND, 120, 15);
        equity.point(2 * SECOND + 1, 60);
        StatisticSet set = new StatisticSet();
        equity.into(set);
        assertThat(value(set.byKey(), Measure.RETURN_SAMPLES)).isEqualTo(2);
        assertThat(value(set.byKey(), Measure.MAX_DRAWDOWN)).isEqualTo(60);
        assertThat(value(set.byKey(), Measure.PNL)).isEqualTo(-40);
        assertThat(value(set.byKey(), Measure.INVENTORY_MEAN)).isEqualTo(10);
        assertThat(value(set.byKey(), Measure.INVENTORY_MAX)).isEqualTo(15);
    }

    private static Map<String, Statistic> of(double initial, double... equities) {
        EquityStatistics equity = new EquityStatistics(0, initial, SECOND);
        for (int i = 0; i < equities.length; i++) {
            equity.sample((i + 1) * SECOND, equities[i], 0);
        }
        StatisticSet set = new StatisticSet();
        equity.into(set);
        return set.byKey();
    }

    private static double value(Map<String, Statistic> statistics, Measure measure) {
        Statistic statistic = Objects.requireNonNull(statistics.get(measure.key()), measure.key());
        return Objects.requireNonNull(statistic.value(), measure.key());
    }

    private static double sq(double x) {
        return x * x;
    }
}
