package io.tidemill.sandbox;

/**
 * A seeded source of chance whose numbers are the same on any machine and any Java: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014)
 * and {@link StrictMath}.
 */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;
    private double spareGaussian;
    private boolean hasSpare;

    Chance(long seed) {
        state = seed;
    }

    /** Another source, that has nothing to do with what this one gives later. */
    Chance split() {
        return new Chance(nextLong() ^ GOLDEN);
    }

    long nextLong() {
        state += GOLDEN;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** In 0 (inclusive) to 1 (exclusive). */
    double uniform() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean happens(double probability) {
        return uniform() < probability;
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** Mean 0, deviation 1 (polar method of Marsaglia). */
    double gaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spareGaussian;
        }
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
                spareGaussian = y * scale;
                hasSpare = true;
                return x * scale;
            }
        }
    }
}
