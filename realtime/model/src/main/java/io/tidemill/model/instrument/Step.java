package io.tidemill.model.instrument;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The step in which a price or a size of an instrument moves: {@code mantissa x 10^-scale}, always positive and in lowest
 * terms. Prices and sizes are whole numbers of steps inside; decimals and doubles exist at the edges only.
 *
 * <p>{@link #toDouble} divides two numbers that a double holds exactly, so its result is the double nearest to the decimal.
 * Below {@code steps x mantissa = 2^52} neighbours are never nearest to the same double, so {@link #fromDouble} finds the
 * same steps again. Between 2^52 and 2^53 some share a double with their neighbour: {@link #fits} tells them apart.
 *
 * @param mantissa > 0, without trailing zeros unless scale is 0
 * @param scale digits after the point, 0 to 18
 */
public record Step(long mantissa, int scale) {
    /** The largest {@code |steps x mantissa|} that a double holds exactly, exclusive. */
    public static final long EXACT_LIMIT = 1L << 53;

    /** What {@link #stepsOf} answers when the decimal is no whole number of steps or does not {@linkplain #fits fit}. */
    public static final long NOT_ON_STEP = Long.MIN_VALUE;

    /** Below this, three roundings of half a unit in the last place stay below half a step. */
    private static final long ROUNDING_IS_EXACT = 1L << 50;

    private static final int MAX_SCALE = 18;
    private static final long[] POWERS_OF_TEN = powersOfTen();

    /** Checks and reduces to lowest terms. */
    public Step {
        if (mantissa <= 0) {
            throw new IllegalArgumentException("step must be > 0, was " + mantissa + "e-" + scale);
        }
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale of a step must be in 0.." + MAX_SCALE + ", was " + scale);
        }
        while (scale > 0 && mantissa % 10 == 0) {
            mantissa /= 10;
            scale--;
        }
    }

    /**
     * Reads what {@link #toString} wrote and what venues print, such as {@code 0.01000000}.
     *
     * @throws IllegalArgumentException if the text is no positive decimal with at most 18 digits after the point
     */
    public static Step parse(String text) {
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("step must be a decimal, was '" + text + "'", e);
        }
        if (decimal.scale() < 0) {
            decimal = decimal.setScale(0);
        }
        if (decimal.unscaledValue().bitLength() > 62) {
            throw new IllegalArgumentException("step must fit 62 bits, was " + text);
        }
        return new Step(decimal.unscaledValue().longValue(), decimal.scale());
    }

    /** The double nearest to {@code steps} steps. Exact to the steps while {@link #fits}. */
    public double toDouble(long steps) {
        return (double) (steps * mantissa) / POWERS_OF_TEN[scale];
    }

    /** The steps that {@link #toDouble} made this value of, as long as they {@linkplain #fits fit}. */
    public long fromDouble(double value) {
        long steps = Math.round(value * POWERS_OF_TEN[scale] / mantissa);
        if (Math.abs(steps) < ROUNDING_IS_EXACT / mantissa || toDouble(steps) == value) {
            return steps;
        }
        // the product was rounded too: the right one is next to it
        if (toDouble(steps - 1) == value) {
            return steps - 1;
        }
        return toDouble(steps + 1) == value ? steps + 1 : steps;
    }

    /** Whether so many steps survive the way through a double and back. */
    public boolean fits(long steps) {
        long high = Math.multiplyHigh(steps, mantissa);
        long low = steps * mantissa;
        if (high != low >> 63 || low >= EXACT_LIMIT || low <= -EXACT_LIMIT) {
            return false;
        }
        return Math.abs(low) < ROUNDING_IS_EXACT || fromDouble(toDouble(steps)) == steps;
    }

    /**
     * Whole steps of a decimal {@code decimalMantissa x 10^-decimalScale}, without rounding.
     *
     * @return the steps, or {@link #NOT_ON_STEP} if the decimal lies between steps or does not fit
     */
    public long stepsOf(long decimalMantissa, int decimalScale) {
        long value = decimalMantissa;
        int digits = decimalScale;
        while (digits > scale) {
            if (value % 10 != 0) {
                return NOT_ON_STEP;
            }
            value /= 10;
            digits--;
        }
        long factor = POWERS_OF_TEN[scale - digits];
        if (Math.abs(value) > Long.MAX_VALUE / factor) {
            return NOT_ON_STEP;
        }
        value *= factor;
        return value % mantissa == 0 && fits(value / mantissa) ? value / mantissa : NOT_ON_STEP;
    }

    /** The exact decimal of so many steps, with all digits of the step, as venues want it. */
    public BigDecimal toDecimal(long steps) {
        return new BigDecimal(BigInteger.valueOf(steps).multiply(BigInteger.valueOf(mantissa)), scale);
    }

    /** The step as a plain decimal, such as {@code 0.01}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(mantissa, scale).toPlainString();
    }

    private static long[] powersOfTen() {
        long[] powers = new long[MAX_SCALE + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
