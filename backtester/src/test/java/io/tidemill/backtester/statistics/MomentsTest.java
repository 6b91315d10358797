package io.tidemill.backtester.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void agreesWithCommonsMathOnSkewedNumbers() {
        for (long seed = 1; seed <= 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            DescriptiveStatistics peer = new DescriptiveStatistics();
            Moments moments = new Moments();
            int count = 4 + random.nextInt(500);
            for (int i = 0; i < count; i++) {
                double x = 1e-6 * Math.exp(3 * random.nextDouble()) - 2e-6;
                peer.addValue(x);
                moments.add(x);
            }
            assertThat(moments.count()).isEqualTo(count);
            assertThat(moments.mean()).as("seed %d", seed).isCloseTo(peer.getMean(), within(1e-18));
            assertThat(moments.standardDeviation()).isCloseTo(peer.getStandardDeviation(), within(1e-16));
            assertThat(moments.skewness()).isCloseTo(peer.getSkewness(), within(1e-8));
            assertThat(moments.excessKurtosis()).isCloseTo(peer.getKurtosis(), within(1e-8));
        }
    }

    @Test
    void numbersThatDifferByRoundingDoNotVary() {
        Moments moments = new Moments();
        for (int i = 0; i < 1000; i++) {
            moments.add(0.1 + (i % 2) * 1e-17);
        }
        assertThat(moments.vary()).isFalse();
        assertThat(moments.skewness()).isNaN();
        assertThat(moments.excessKurtosis()).isNaN();
    }

    @Test
    void aNumberThatIsNotFiniteIsRefused() {
        assertThatThrownBy(() -> new Moments().add(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number must be finite, was NaN");
    }
}
