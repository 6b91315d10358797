package io.tidemill.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.testkit.Allocations;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EwmaVolatilityTest {
    private static final long S = 1_000_000_000L;

    @Test
    void aSteadyMoveOfOneBpsASecondIsAVolatilityOfOne() {
        EwmaVolatility volatility = new EwmaVolatility(10, S);
        double price = 100;
        for (int i = 0; i < 100; i++) {
            volatility.update(price, i * S);
            price *= i % 2 == 0 ? 1.0001 : 1 / 1.0001;
        }
        assertThat(volatility.bpsPerSqrtS()).isCloseTo(1, within(1e-3));
    }

    @Test
    void afterOneHalfLifeAMoveCountsHalf() {
        EwmaVolatility volatility = new EwmaVolatility(10, S);
        volatility.update(100, 0);
        volatility.update(101, S);
        double first = volatility.bpsPerSqrtS();
        for (int i = 2; i <= 11; i++) {
            volatility.update(101, i * S);
        }
        assertThat(volatility.bpsPerSqrtS() * volatility.bpsPerSqrtS()).isCloseTo(first * first / 2, within(1e-6));
    }

    @Test
    void theFrequencyOfSamplesDoesNotMoveTheEstimateOfARandomWalk() {
        double often = randomWalk(1);
        double seldom = randomWalk(5);
        assertThat(often).isBetween(1.8, 2.2);
        assertThat(seldom).isBetween(1.7, 2.3);
    }

    @Test
    void pricesWithinTheSamplingIntervalArePassedOver() {
        EwmaVolatility volatility = new EwmaVolatility(10, S);
        volatility.update(100, 0);
        volatility.update(200, S - 1);
        assertThat(volatility.samples()).isZero();
        volatility.update(100, S);
        assertThat(volatility.samples()).isEqualTo(1);
        assertThat(volatility.bpsPerSqrtS()).isZero();
    }

    @Test
    void theMoveOverABreakDoesNotCount() {
        EwmaVolatility volatility = new EwmaVolatility(10, S);
        volatility.update(100, 0);
        volatility.skip();
        volatility.update(150, 100 * S);
        assertThat(volatility.samples()).isZero();
    }

    @Test
    void aHalfLifeMustBePositive() {
        assertThatThrownBy(() -> new EwmaVolatility(0, S))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("halfLifeS must be > 0, was 0.0");
    }

    @Test
    void itAllocatesNothing() {
        EwmaVolatility volatility = new EwmaVolatility(10, 1);
        long[] timeNs = {0};
        assertThat(Allocations.bytesOf(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        volatility.update(100 + i % 7, timeNs[0] += 1_000);
                    }
                }))
                .isZero();
    }

    private static double randomWalk(int samplesEveryS) {
        Random random = new Random(7);
        EwmaVolatility volatility = new EwmaVolatility(2_000, samplesEveryS * S);
        double price = 100;
        for (int i = 0; i < 20_000; i++) {
            volatility.update(price, i * S);
            price *= Math.exp(random.nextGaussian() * 2e-4);
        }
        return volatility.bpsPerSqrtS();
    }
}
