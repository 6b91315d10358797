package io.tidemill.research.gate;

import io.tidemill.model.promotion.Promotion.GateAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One question that a set must answer before it may trade; its limit comes from a {@link Policy}. */
public enum Gate {
    /** The walk forward is better than the incumbent out of sample, after costs, by more than the limit (in score). */
    IMPROVEMENT(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY) {
        @Override
        GateAnswer answer(Evidence e, double limit) {
            return better(e.walkForwardScore(), e.incumbentScore(), limit, e);
        }
    },
    /** The set itself is better than the incumbent in the newest fold, by more than the limit (in score). */
    NEWEST_FOLD(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY) {
        @Override
        GateAnswer answer(Evidence e, double limit) {
            return better(e.newestScore(), e.newestIncumbentScore(), limit, e);
        }
    },
    /** There are at least so many fills out of sample. */
    FILLS(0, Double.POSITIVE_INFINITY) {
        @Override
        GateAnswer answer(Evidence e, double limit) {
            return answer(e.fills() >= limit, e.fills() + " fills out of sample, must be >= " + text(limit));
        }
    },
    /** The out-of-sample time is at least so many hours. */
    HOURS(0, Double.POSITIVE_INFINITY) {
        @Override
        GateAnswer answer(Evidence e, double limit) {
            double hours = e.outOfSampleSeconds() / 3600;
            return answer(hours >= limit, text(hours) + " h out of sample, must be >= " + text(limit) + " h");
        }
    },
    /** The deflated Sharpe ratio, a probability, is at least the limit. */
    DEFLATED_SHARPE(0, 1) {
        @Override
        GateAnswer answer(Evidence e, double limit) {
            return answer(
                    e.deflatedSharpe() >= limit,
                    "probability " + text(e.deflatedSharpe()) + " after " + e.trials() + " trials, must be >= "
                            + text(limit));
        }
    },
    /** The largest drawdown out of sample is at most so much of the capital. */
    DRAWDOWN(0, Double.POSITIVE_INFINITY) {
        @Override
        GateAnswer answer(Evidence e, double limit) {
            return answer(
                    e.drawdownShare() <= limit,
                    text(e.drawdownShare()) + " of capital out of sample, must be <= " + text(limit));
        }
    },
    /** The probability of backtest overfitting is at most the limit; what cannot be computed passes a limit of 1 only. */
    OVERFITTING(0, 1) {
        @Override
        GateAnswer answer(Evidence e, double limit) {
            boolean known = !Double.isNaN(e.overfitting());
            String value = known ? "probability " + text(e.overfitting()) : "not known";
            return answer(
                    known ? e.overfitting() <= limit : limit >= 1,
                    value + " (" + e.overfittingDetail() + "), must be <= " + text(limit));
        }
    };

    private final double smallestLimit;
    private final double largestLimit;

    Gate(double smallestLimit, double largestLimit) {
        this.smallestLimit = smallestLimit;
        this.largestLimit = largestLimit;
    }

    /** What this gate says of the evidence. */
    abstract GateAnswer answer(Evidence evidence, double limit);

    /** Its name in policies and answers, such as {@code deflated-sharpe}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All names. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Gate::key).toList();
    }

    double check(double limit) {
        if (!(limit >= smallestLimit && limit <= largestLimit && Double.isFinite(limit))) {
            throw new IllegalArgumentException("limit of gate " + key() + " must be a number in [" + text(smallestLimit)
                    + ", " + text(largestLimit) + "], was " + limit);
        }
        return limit;
    }

    GateAnswer answer(boolean passed, String detail) {
        return new GateAnswer(key(), passed, detail);
    }

    GateAnswer better(double own, double incumbent, double limit, Evidence e) {
        return answer(
                own > incumbent + limit,
                e.score().word() + " " + text(own) + ", must be > " + text(incumbent) + " (incumbent) + "
                        + text(limit));
    }

    private static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
