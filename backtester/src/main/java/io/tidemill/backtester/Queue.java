package io.tidemill.backtester;

import io.tidemill.matching.QueueModel;

/**
 * What is assumed of the queue before our resting orders, which a book by price does not tell.
 *
 * @param kind which model
 * @param power of {@link Kind#PROBABILISTIC}; has no meaning for the other
 */
public record Queue(Kind kind, double power) {
    /** The models, as {@link QueueModel} defines them. */
    public enum Kind {
        /** Cancels are always behind us. */
        CONSERVATIVE,
        /** Cancels fall before and behind us by size to a power. */
        PROBABILISTIC
    }

    /** Cancels are always behind us. */
    public static Queue conservative() {
        return new Queue(Kind.CONSERVATIVE, 0);
    }

    /** Cancels fall before and behind us in proportion to {@code size^power}. */
    public static Queue probabilistic(double power) {
        return new Queue(Kind.PROBABILISTIC, power);
    }

    QueueModel model() {
        return switch (kind) {
            case CONSERVATIVE -> QueueModel.conservative();
            case PROBABILISTIC -> QueueModel.probabilistic(power);
        };
    }
}
