package io.tidemill.research.statistics;

import java.util.Arrays;
import java.util.Locale;

/**
 * What makes one parameter set better than another, from its increments of equity: each the change over one sampling
 * interval, after all costs, as a share of the capital. More is better. Equal scores are ordered by parameter set id.
 */
public enum Score {
    /** Mean of the increments over their standard deviation, per interval; 0 if they do not vary. */
    SHARPE("mean / deviation of increments, per interval") {
        @Override
        public double of(Moments increments, EquityPath path) {
            return increments.sharpe();
        }
    },
    /** Sum of the increments. */
    PROFIT("sum of increments, share of capital") {
        @Override
        public double of(Moments increments, EquityPath path) {
            return path.total();
        }
    },
    /** Sum of the increments less twice the largest drawdown: a profit that was worth its worst moment. */
    PROFIT_LESS_DRAWDOWN("sum of increments - 2 x max drawdown, share of capital") {
        @Override
        public double of(Moments increments, EquityPath path) {
            return path.total() - 2 * path.drawdown();
        }
    };

    private final String formula;

    Score(String formula) {
        this.formula = formula;
    }

    /** The score of a series. */
    public abstract double of(Moments increments, EquityPath path);

    /** How it is computed, with unit. */
    public String formula() {
        return formula;
    }

    /** The word for it on a command line, such as {@code sharpe}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The score with this word.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static Score parse(String word) {
        return Arrays.stream(values())
                .filter(score -> score.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no score '" + word + "'; there are "
                        + Arrays.stream(values()).map(Score::word).toList()));
    }
}
