package io.tidemill.research.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EquityPathTest {
    @Test
    void pathOfASmallSeriesIsThatByHand() {
        assertThat(EquityPath.of(1, 2, -4, 3, -2)).isEqualTo(new EquityPath(0, 3, -1, 4));
    }

    @Test
    void aLossFromTheStartIsADrawdown() {
        assertThat(EquityPath.of(-1, -1).drawdown()).isEqualTo(2);
    }

    @Test
    void joinedPathsAreThatOfTheWhole() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            // small whole numbers: sums are exact in any order
            double[] series =
                    random.ints(1 + random.nextInt(40), -5, 6).asDoubleStream().toArray();
            int cut = random.nextInt(series.length + 1);
            EquityPath joined = EquityPath.of(Arrays.copyOfRange(series, 0, cut))
                    .then(EquityPath.of(Arrays.copyOfRange(series, cut, series.length)));
            assertThat(joined).as("seed %d", seed).isEqualTo(EquityPath.of(series));
        }
    }

    @Test
    void scoresAreTheirFormulas() {
        Moments moments = Moments.of(2, -1, 3);
        EquityPath path = EquityPath.of(2, -1, 3);
        assertThat(Score.SHARPE.of(moments, path)).isEqualTo(moments.sharpe());
        assertThat(Score.PROFIT.of(moments, path)).isCloseTo(4, within(1e-15));
        assertThat(Score.PROFIT_LESS_DRAWDOWN.of(moments, path)).isCloseTo(2, within(1e-15));
        assertThat(Score.parse("profit-less-drawdown")).isEqualTo(Score.PROFIT_LESS_DRAWDOWN);
    }
}
