package io.tidemill.backtester.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The value of one measure, or no value and why there is none.
 *
 * @param value finite, or null
 * @param unit of the value
 * @param reason why there is no value; null if there is one
 */
public record Statistic(
        @Nullable Double value, String unit, @Nullable String reason) {
    /** Checks that there is a finite value or a reason, not both. */
    public Statistic {
        if ((value == null) == (reason == null)) {
            throw new IllegalArgumentException(
                    "a statistic must have a value or a reason, had " + value + " and " + reason);
        }
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException("the value of a statistic must be finite, was " + value);
        }
    }

    /** A statistic with this value; one without a value if it is not finite. */
    static Statistic of(Measure measure, double value) {
        // + 0.0 turns -0.0 into 0.0, which people take for a loss
        return Double.isFinite(value)
                ? new Statistic(value + 0.0, measure.unit(), null)
                : none(measure, "the result is not finite");
    }

    /** A statistic without a value. */
    static Statistic none(Measure measure, String reason) {
        return new Statistic(null, measure.unit(), reason);
    }
}
