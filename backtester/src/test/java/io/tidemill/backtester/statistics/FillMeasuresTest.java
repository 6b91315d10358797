package io.tidemill.backtester.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FillMeasuresTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aFillThroughFlatEndsOneTripAndBeginsTheNext() {
        RoundTrips trips = new RoundTrips();
        trips.fill(+1, 10, 1000, 1);
        trips.fill(-1, 30, 3300, 3); // closes 10 at 110: +100 - 2 fees; opens 20 short at 110
        assertThat(trips.trips()).isEqualTo(1);
        assertThat(trips.won()).isEqualTo(1);
        assertThat(trips.positionLots()).isEqualTo(-20);
        trips.fill(+1, 5, 600, 0);
        assertThat(trips.trips()).isEqualTo(1);
        trips.fill(+1, 15, 1800, 0);
        assertThat(trips.trips()).isEqualTo(2);
        assertThat(trips.won()).isEqualTo(1);
    }

    @Test
    void aTripThatOnlyPaysFeesIsNotWon() {
        RoundTrips trips = new RoundTrips();
        trips.fill(+1, 10, 1000, 0.5);
        trips.fill(-1, 10, 1000, 0.5);
        assertThat(trips.trips()).isEqualTo(1);
        assertThat(trips.won()).isZero();
    }

    @Test
    void markoutsUseTheMidOfTheirHorizon() {
        Markouts markouts = new Markouts();
        markouts.fill(0, 0, +1, 100, 100.1);
        assertThat(markouts.nextDueNs()).isEqualTo(SECOND);
        markouts.advance(SECOND - 1, i -> 999);
        markouts.advance(SECOND, i -> 100.2);
        assertThat(markouts.nextDueNs()).isEqualTo(5 * SECOND);
        markouts.advance(7 * SECOND, i -> 99);
        Map<String, Statistic> statistics = statistics(markouts);
        assertThat(value(statistics, Measure.EDGE)).isCloseTo(10, within(1e-9));
        assertThat(value(statistics, Measure.MARKOUT_1S)).isCloseTo(20, within(1e-9));
        assertThat(value(statistics, Measure.MARKOUT_5S)).isCloseTo(-100, within(1e-9));
        assertThat(statistics.get("markout30s")).isEqualTo(new Statistic(null, "bps", "no fill with a mid then"));
    }

    @Test
    void manyWaitingFillsAreAllValued() {
        Markouts markouts = new Markouts();
        for (int i = 0; i < 1000; i++) {
            markouts.fill(i, 0, i % 2 == 0 ? 1 : -1, 100, Double.NaN);
            markouts.advance(i, x -> Double.NaN);
        }
        markouts.advance(100 * SECOND, x -> 101);
        Map<String, Statistic> statistics = statistics(markouts);
        assertThat(value(statistics, Measure.MARKOUT_30S)).isCloseTo(0, within(1e-9));
        assertThat(statistics.get("edge")).isEqualTo(new Statistic(null, "bps", "no fill with a mid then"));
        assertThat(markouts.nextDueNs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void exposureIsWeightedByTime() {
        Exposure exposure = new Exposure(0);
        exposure.position(10, 4);
        exposure.position(20, -2);
        exposure.position(40, 0);
        exposure.advance(100);
        assertThat(exposure.meanLots()).isZero();
        assertThat(exposure.meanAbsoluteLots()).isEqualTo(0.8);
        assertThat(exposure.share()).isEqualTo(0.3);
        assertThat(exposure.maxAbsoluteLots()).isEqualTo(4);
    }

    @Test
    void everyMeasureHasAKeyThatFindsIt() {
        for (Measure measure : Measure.values()) {
            assertThat(Measure.ofKey(measure.key())).isEqualTo(measure);
        }
        assertThat(Measure.definitions()).hasSize(Measure.values().length).containsKey("markout30s");
    }

    private static Map<String, Statistic> statistics(Markouts markouts) {
        StatisticSet set = new StatisticSet();
        markouts.into(set);
        return set.byKey();
    }

    private static double value(Map<String, Statistic> statistics, Measure measure) {
        Statistic statistic = Objects.requireNonNull(statistics.get(measure.key()), measure.key());
        return Objects.requireNonNull(statistic.value(), measure.key());
    }
}
