package io.tidemill.lab;

import java.time.Duration;

/**
 * When a bar ends. A trade is never split: the one that fills a bar ends it, and belongs to it.
 *
 * <p><b>Source:</b> M. López de Prado, Advances in Financial Machine Learning, Wiley 2018, 2.3 (time, tick, volume and dollar
 * bars).
 *
 * @param kind what is counted
 * @param size of a bar: ns, trades, base, or quote
 */
public record Bars(Kind kind, double size) {
    /** What fills a bar. */
    public enum Kind {
        /** Receive time; a bar begins at a whole multiple of its length since 1970 UTC. */
        TIME,
        /** Trades. */
        TICKS,
        /** Traded size, in base. */
        VOLUME,
        /** Traded value, in quote. */
        DOLLARS
    }

    /** Checks the size. */
    public Bars {
        if (!(size > 0) || Double.isInfinite(size)) {
            throw new LabException("the size of a bar must be > 0, was " + size);
        }
    }

    /** Bars of equal time; intervals without a trade have none. */
    public static Bars time(Duration length) {
        return new Bars(Kind.TIME, length.toNanos());
    }

    /** Bars of so many trades. */
    public static Bars ticks(long trades) {
        return new Bars(Kind.TICKS, trades);
    }

    /** Bars of so much size, in base. */
    public static Bars volume(double base) {
        return new Bars(Kind.VOLUME, base);
    }

    /** Bars of so much value, in quote. */
    public static Bars dollars(double quote) {
        return new Bars(Kind.DOLLARS, quote);
    }
}
