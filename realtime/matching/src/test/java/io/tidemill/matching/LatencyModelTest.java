package io.tidemill.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatencyModelTest {
    @Test
    void jitterHasItsMeanAndNoDelayBelowTheBase() {
        LatencyModel latency = LatencyModel.jittered(1_000, 2_000, 500, 3);
        double entry = 0;
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            long delay = latency.entryNs(i);
            assertThat(delay).isGreaterThanOrEqualTo(1_000);
            assertThat(latency.responseNs(i)).isGreaterThanOrEqualTo(2_000);
            entry += delay;
        }
        assertThat(entry / count).isBetween(1_490.0, 1_510.0);
    }

    @Test
    void empiricalDrawsMeasuredDelaysTheSameInEachRun() {
        LatencyModel first = LatencyModel.empirical(new long[] {1, 5, 9}, new long[] {2}, 11);
        LatencyModel second = LatencyModel.empirical(new long[] {1, 5, 9}, new long[] {2}, 11);
        for (int i = 0; i < 1000; i++) {
            assertThat(first.entryNs(i)).isIn(1L, 5L, 9L).isEqualTo(second.entryNs(i));
        }
        assertThat(first.responseNs(0)).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoDelay() {
        assertThatThrownBy(() -> LatencyModel.constant(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("latency must be >= 0, was -1 and 0 ns");
        assertThatThrownBy(() -> LatencyModel.empirical(new long[0], new long[] {1}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an empirical latency needs at least one sample, had none");
    }
}
