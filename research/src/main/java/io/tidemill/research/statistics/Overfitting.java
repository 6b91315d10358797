package io.tidemill.research.statistics;

import java.util.Arrays;

/**
 * The probability of backtest overfitting by combinatorially symmetric cross-validation: the period is cut into an even
 * number of blocks; each half of the blocks is once what the best set is chosen on, and the other half what it is judged
 * on. The probability is the share of all those choices whose best set is, judged, not better than the median.
 *
 * <p>Performance is the Sharpe ratio, which needs only count, sum and sum of squares of each block; so no series has to
 * travel, and joining blocks is addition. <b>Cost:</b> {@code C(S, S/2) x sets x S}: 12,870 choices for 16 blocks.
 *
 * <p><b>Source:</b> D. Bailey, J. Borwein, M. López de Prado, Q. Zhu, The Probability of Backtest Overfitting, J. of
 * Computational Finance 20(4), 2017 (SSRN 2326253, 2015), section 2.2.
 *
 * @param probability share of choices with a logit {@code <= 0}, in [0, 1]
 * @param choices how many halves were tried
 * @param medianLogit median of {@code ln(w / (1 - w))}, w the relative rank of the chosen set out of sample
 */
public record Overfitting(double probability, int choices, double medianLogit) {
    /** More blocks than this take minutes and tell nothing more. */
    public static final int MAX_BLOCKS = 16;

    /**
     * Of sets by blocks.
     *
     * @param blocks by set, then by time; every set has the same even number of blocks, each of at least two intervals
     * @throws IllegalArgumentException if there are fewer than two sets or the blocks are not as they must be
     */
    public static Overfitting of(Moments[][] blocks) {
        check(blocks);
        int size = blocks[0].length;
        Sums sums = new Sums(blocks);
        double[] logits = new double[choices(size)];
        int found = 0;
        for (int mask = 0; mask < 1 << size; mask++) {
            if (Integer.bitCount(mask) == size / 2) {
                logits[found++] = logit(sums, mask, ~mask & ((1 << size) - 1));
            }
        }
        Arrays.sort(logits);
        double notBetter = Arrays.stream(logits).filter(logit -> logit <= 0).count();
        double median = (logits[(found - 1) / 2] + logits[found / 2]) / 2;
        return new Overfitting(notBetter / found, found, median);
    }

    private static double logit(Sums sums, int chosenOn, int judgedOn) {
        int best = 0;
        double bestSharpe = Double.NEGATIVE_INFINITY;
        for (int set = 0; set < sums.sets; set++) {
            double sharpe = sums.sharpe(set, chosenOn);
            if (sharpe > bestSharpe) {
                bestSharpe = sharpe;
                best = set;
            }
        }
        double own = sums.sharpe(best, judgedOn);
        double below = 0;
        double equal = 0;
        for (int set = 0; set < sums.sets; set++) {
            double sharpe = sums.sharpe(set, judgedOn);
            below += sharpe < own ? 1 : 0;
            equal += sharpe == own ? 1 : 0;
        }
        // sets that are equal share the mean of their ranks
        double rank = below + (equal + 1) / 2;
        double share = rank / (sums.sets + 1);
        return Math.log(share / (1 - share));
    }

    private static int choices(int size) {
        long choices = 1;
        for (int i = 1; i <= size / 2; i++) {
            choices = choices * (size - size / 2 + i) / i;
        }
        return (int) choices;
    }

    private static void check(Moments[][] blocks) {
        if (blocks.length < 2) {
            throw new IllegalArgumentException("overfitting needs at least 2 sets, had " + blocks.length);
        }
        int size = blocks[0].length;
        if (size < 2 || size > MAX_BLOCKS || size % 2 != 0) {
            throw new IllegalArgumentException(
                    "the number of blocks must be even and in [2, " + MAX_BLOCKS + "], was " + size);
        }
        for (Moments[] set : blocks) {
            if (set.length != size || Arrays.stream(set).anyMatch(block -> block.count() < 2)) {
                throw new IllegalArgumentException(
                        "every set must have " + size + " blocks of at least 2 intervals, had " + Arrays.toString(set));
            }
        }
    }

    /** Count, sum and sum of squares by set and block. */
    private static final class Sums {
        final int sets;
        private final double[][] counts;
        private final double[][] totals;
        private final double[][] squares;

        Sums(Moments[][] blocks) {
            sets = blocks.length;
            counts = new double[sets][blocks[0].length];
            totals = new double[sets][blocks[0].length];
            squares = new double[sets][blocks[0].length];
            for (int set = 0; set < sets; set++) {
                for (int block = 0; block < blocks[set].length; block++) {
                    Moments m = blocks[set][block];
                    counts[set][block] = m.count();
                    totals[set][block] = m.total();
                    squares[set][block] = m.m2() + m.mean() * m.total();
                }
            }
        }

        double sharpe(int set, int mask) {
            double n = 0;
            double total = 0;
            double square = 0;
            for (int bits = mask; bits != 0; bits &= bits - 1) {
                int block = Integer.numberOfTrailingZeros(bits);
                n += counts[set][block];
                total += totals[set][block];
                square += squares[set][block];
            }
            double mean = total / n;
            double variance = (square - mean * total) / (n - 1);
            // a variance this small against the squares is what rounding leaves of a constant series
            return variance > 1e-12 * square / n ? mean / Math.sqrt(variance) : 0;
        }
    }
}
