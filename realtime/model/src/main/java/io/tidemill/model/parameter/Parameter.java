package io.tidemill.model.parameter;

/**
 * One declared parameter of a strategy.
 *
 * @param name of the component of the strategy's parameter record
 * @param doc what it does, in one sentence
 * @param unit such as {@code bps}
 * @param min smallest allowed value
 * @param max largest allowed value
 * @param initial value to begin with
 * @param scale how a search moves
 * @param whole whether only whole numbers are allowed
 */
public record Parameter(
        String name, String doc, String unit, double min, double max, double initial, Scale scale, boolean whole) {

    /** Checks bounds and scale. */
    public Parameter {
        if (!(min <= max)) {
            throw new IllegalArgumentException(name + ": min must be <= max, were " + min + " and " + max);
        }
        if (!(initial >= min && initial <= max)) {
            throw new IllegalArgumentException(
                    name + ": initial must be in [" + min + ", " + max + "], was " + initial);
        }
        if (scale == Scale.LOG && !(min > 0)) {
            throw new IllegalArgumentException(name + ": min must be > 0 on a log scale, was " + min);
        }
    }

    /**
     * Returns the value if it is allowed.
     *
     * @throws IllegalArgumentException if it is out of bounds or not whole where it must be
     */
    public double check(double value) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    name + " must be in [" + min + ", " + max + "] " + unit + ", was " + value);
        }
        if (whole && value != Math.rint(value)) {
            throw new IllegalArgumentException(name + " must be a whole number of " + unit + ", was " + value);
        }
        return value;
    }

    /** The value at a share of the way from min to max on this scale; {@code share} is in [0, 1]. */
    public double at(double share) {
        double value = scale == Scale.LOG ? min * Math.pow(max / min, share) : min + (max - min) * share;
        value = Math.max(min, Math.min(max, value));
        return whole ? Math.rint(value) : value;
    }
}
