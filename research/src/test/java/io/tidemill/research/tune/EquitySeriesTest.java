package io.tidemill.research.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EquitySeriesTest {
    @Test
    void incrementsAreSharesOfTheCapitalAndAddUpToTheProfit() {
        EquitySeries series = new EquitySeries(2, 100);
        series.sample(1, 10, 101);
        series.sample(0, 10, 100);
        series.sample(1, 20, 99);
        series.sample(1, 30, 102);
        // 1 more came behind the third sample
        assertThat(series.increments(1, 3)).containsExactly(0.01, -0.02, 0.04);
        assertThat(series.increments(0, 0)).containsExactly(0);
    }

    @Test
    void aRunWithoutAWholeIntervalIsOneIncrement() {
        assertThat(new EquitySeries(1, 100).increments(0, -5)).containsExactly(-0.05);
    }

    @Test
    void longSeriesAreKeptWhole() {
        EquitySeries series = new EquitySeries(1, 1);
        for (int i = 1; i <= 1000; i++) {
            series.sample(0, i, 1 + i);
        }
        assertThat(series.increments(0, 1000)).hasSize(1000);
        assertThat(Arrays.stream(series.increments(0, 1000)).sum()).isEqualTo(1000);
    }
}
