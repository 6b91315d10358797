package io.tidemill.research.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void momentsOfASmallSeriesAreThoseByHand() {
        Moments moments = Moments.of(1, 2, 3, 10);
        assertThat(moments.mean()).isEqualTo(4);
        assertThat(moments.m2()).isEqualTo(9 + 4 + 1 + 36);
        assertThat(moments.m3()).isEqualTo(-27 - 8 - 1 + 216);
        assertThat(moments.m4()).isEqualTo(81 + 16 + 1 + 1296);
        assertThat(moments.sharpe()).isCloseTo(4 / Math.sqrt(50 / 3.0), within(1e-15));
        assertThat(moments.skewness()).isCloseTo(45 / Math.pow(12.5, 1.5), within(1e-15));
        assertThat(moments.kurtosis()).isCloseTo(348.5 / 156.25, within(1e-15));
    }

    @Test
    void joinedMomentsAreThoseOfTheWhole() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            double[] series = random.doubles(2 + random.nextInt(200))
                    .map(x -> x * x - 0.3)
                    .toArray();
            int cut = random.nextInt(series.length + 1);
            Moments whole = Moments.of(series);
            Moments joined = Moments.of(series, 0, cut).and(Moments.of(series, cut, series.length));
            assertThat(joined.count()).as("seed %d", seed).isEqualTo(whole.count());
            assertThat(joined.sharpe()).as("seed %d", seed).isCloseTo(whole.sharpe(), within(1e-10));
            assertThat(joined.skewness()).as("seed %d", seed).isCloseTo(whole.skewness(), within(1e-9));
            assertThat(joined.kurtosis()).as("seed %d", seed).isCloseTo(whole.kurtosis(), within(1e-9));
        }
    }

    @Test
    void aSeriesThatDoesNotVaryScoresNothing() {
        assertThat(Moments.of(0, 0, 0).sharpe()).isZero();
        assertThat(Moments.of(0.1, 0.1, 0.1).sharpe()).isZero();
        assertThat(Moments.of(0.1, 0.1).and(Moments.of(0.1, 0.1, 0.1)).sharpe()).isZero();
        assertThat(Moments.NONE.sharpe()).isZero();
    }
}
