package io.tidemill.research.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SharpeStatisticsTest {
    /** Bailey, López de Prado 2014, "A numerical example": 5 years of days, annual Sharpe ratio 2.5, variance of trials 1/2. */
    private static final double SHARPE = 2.5 / Math.sqrt(250);

    private static final double VARIANCE = 0.5 / 250;

    @Test
    void expectedMaximumIsThatOfThePaper() {
        assertThat(SharpeStatistics.expectedMaximum(100, VARIANCE)).isCloseTo(0.1132, within(5e-5));
        // the same authors' Pseudo-Mathematics and Financial Charlatanism, 2014: the best of 10 shows 1.57 by luck
        assertThat(SharpeStatistics.expectedMaximum(10, 1)).isCloseTo(1.57, within(5e-3));
    }

    @Test
    void deflatedSharpeIsThatOfThePaper() {
        assertThat(SharpeStatistics.deflated(SHARPE, 100, VARIANCE, 1250, -3, 10))
                .isCloseTo(0.9004, within(5e-5));
        assertThat(SharpeStatistics.deflated(SHARPE, 46, VARIANCE, 1250, -3, 10))
                .isCloseTo(0.9505, within(5e-5));
        assertThat(SharpeStatistics.deflated(SHARPE, 88, VARIANCE, 1250, 0, 3)).isCloseTo(0.9505, within(5e-5));
    }

    @Test
    void probabilisticSharpeIsThatOfThePaper() {
        // Bailey, López de Prado 2012: 24 months, mean 0.036, deviation 0.079, skewness -2.448, kurtosis 10.164
        double sharpe = 0.458;
        assertThat(SharpeStatistics.probabilistic(sharpe, 0, 24, 0, 3)).isCloseTo(0.982, within(5e-4));
        assertThat(SharpeStatistics.probabilistic(sharpe, 0, 24, -2.448, 10.164))
                .isCloseTo(0.913, within(5e-4));
    }

    @Test
    void minimumTrackRecordIsThatOfThePaper() {
        // Bailey, López de Prado 2012: annual Sharpe ratio 2 above 1 with 95 %, days, weeks and months, in years
        assertThat(years(250)).isCloseTo(2.73, within(5e-3));
        assertThat(years(52)).isCloseTo(2.83, within(5e-3));
        assertThat(years(12)).isCloseTo(3.24, within(5e-3));
    }

    @Test
    void trackRecordOfMinimumLengthHasJustThatConfidence() {
        double length = SharpeStatistics.minimumTrackRecord(0.1, 0.02, -0.5, 6, 0.95);
        assertThat(SharpeStatistics.probabilistic(0.1, 0.02, Math.round(length), -0.5, 6))
                .isCloseTo(0.95, within(1e-4));
    }

    @Test
    void noTrackRecordIsLongEnoughBelowTheBenchmark() {
        assertThat(SharpeStatistics.minimumTrackRecord(0.1, 0.1, 0, 3, 0.95)).isInfinite();
    }

    @Test
    void oneTrialIsNotDeflated() {
        assertThat(SharpeStatistics.expectedMaximum(1, 0.3)).isZero();
        assertThat(SharpeStatistics.deflated(0.1, 1, 0.3, 500, 0, 3))
                .isEqualTo(SharpeStatistics.probabilistic(0.1, 0, 500, 0, 3));
    }

    @Test
    void moreTrialsNeverHelp() {
        double before = 1;
        for (int trials = 1; trials < 100_000; trials = trials * 3 + 1) {
            double deflated = SharpeStatistics.deflated(0.1, trials, 0.001, 1000, -1, 5);
            assertThat(deflated).isLessThan(before);
            before = deflated;
        }
    }

    @Test
    void aSingleIntervalShowsNothing() {
        assertThat(SharpeStatistics.probabilistic(3, 0, 1, 0, 3)).isZero();
        assertThat(SharpeStatistics.deflated(Moments.of(1.0), 5, 0.1)).isZero();
    }

    @Test
    void trialsMustBePositive() {
        assertThatThrownBy(() -> SharpeStatistics.expectedMaximum(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trials must be >= 1, was 0");
    }

    private static double years(int perYear) {
        double root = Math.sqrt(perYear);
        return SharpeStatistics.minimumTrackRecord(2 / root, 1 / root, 0, 3, 0.95) / perYear;
    }
}
