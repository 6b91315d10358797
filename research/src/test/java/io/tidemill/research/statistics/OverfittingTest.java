package io.tidemill.research.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OverfittingTest {
    @Test
    void twoBlocksOfTwoSetsAreAsByHand() {
        // chosen on either block, the best set is the worse one on the other: rank 1 of 2, share 1/3, logit ln(1/2)
        Moments good = Moments.of(3, 1);
        Moments bad = Moments.of(-3, -1);
        Overfitting overfitting = Overfitting.of(new Moments[][] {{good, bad}, {bad, good}});
        assertThat(overfitting.probability()).isEqualTo(1);
        assertThat(overfitting.choices()).isEqualTo(2);
        assertThat(overfitting.medianLogit()).isCloseTo(Math.log(0.5), within(1e-15));
    }

    @Test
    void aSetThatIsAlwaysBestIsNotOverfitted() {
        Moments[][] blocks = noise(1, 10, 8, 50, 0);
        blocks[3] = noise(2, 1, 8, 50, 2)[0];
        Overfitting overfitting = Overfitting.of(blocks);
        assertThat(overfitting.probability()).isZero();
        assertThat(overfitting.choices()).isEqualTo(70);
        // always rank 10 of 10: share 10/11
        assertThat(overfitting.medianLogit()).isCloseTo(Math.log(10), within(1e-12));
    }

    @Test
    void theBestOfNoiseIsBelowTheMedianAboutHalfOfTheTime() {
        double sum = 0;
        for (long seed = 1; seed <= 60; seed++) {
            sum += Overfitting.of(noise(seed, 20, 8, 50, 0)).probability();
        }
        assertThat(sum / 60).isCloseTo(0.5, within(0.1));
    }

    @Test
    void sixteenBlocksGiveTheChoicesOfThePaper() {
        assertThat(Overfitting.of(noise(1, 3, 16, 2, 0)).choices()).isEqualTo(12_870);
    }

    @Test
    void setsThatNeverTradeShareTheirRank() {
        Moments nothing = Moments.of(0, 0);
        Overfitting overfitting = Overfitting.of(new Moments[][] {{nothing, nothing}, {nothing, nothing}});
        assertThat(overfitting.probability()).isEqualTo(1);
        assertThat(overfitting.medianLogit()).isZero();
    }

    @Test
    void tooLittleIsRefused() {
        assertThatThrownBy(() -> Overfitting.of(noise(1, 1, 4, 5, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("overfitting needs at least 2 sets, had 1");
        assertThatThrownBy(() -> Overfitting.of(noise(1, 3, 5, 5, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of blocks must be even and in [2, 16], was 5");
        assertThatThrownBy(() -> Overfitting.of(noise(1, 3, 4, 1, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("every set must have 4 blocks of at least 2 intervals");
    }

    private static Moments[][] noise(long seed, int sets, int blocks, int length, double mean) {
        Random random = new Random(seed);
        Moments[][] all = new Moments[sets][blocks];
        for (Moments[] set : all) {
            for (int i = 0; i < blocks; i++) {
                double[] series = new double[length];
                for (int k = 0; k < length; k++) {
                    series[k] = mean + random.nextGaussian();
                }
                set[i] = Moments.of(series);
            }
        }
        return all;
    }
}
