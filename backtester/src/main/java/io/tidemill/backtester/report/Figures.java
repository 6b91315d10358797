package io.tidemill.backtester.report;

import io.tidemill.backtester.statistics.Measure;
import io.tidemill.backtester.statistics.Statistic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Numbers and times as people read them: sensible digits, units, UTC. */
final class Figures {
    /** Shown for a number that is not there. */
    static final String NONE = "–";

    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final String MINUS = "−";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Set<Measure> SHARES = EnumSet.of(
            Measure.TOTAL_RETURN,
            Measure.MAX_DRAWDOWN_SHARE,
            Measure.HIT_RATE,
            Measure.FILL_RATIO,
            Measure.MAKER_SHARE,
            Measure.EXPOSURE_SHARE);
    private static final Set<Measure> COUNTS = EnumSet.of(Measure.RETURN_SAMPLES, Measure.ROUND_TRIPS);

    private Figures() {}

    /** The value of a statistic with its unit; {@link #NONE} if it has none. */
    static String statistic(Measure measure, Statistic statistic, String quoteAsset) {
        Double value = statistic.value();
        if (value == null) {
            return NONE;
        }
        if (SHARES.contains(measure)) {
            return share(value);
        }
        if (COUNTS.contains(measure)) {
            return count(Math.round(value));
        }
        return switch (measure.unit()) {
            case "quote" -> amount(value) + " " + quoteAsset;
            case "bps" -> fixed(value, 2) + " bps";
            case "s" -> duration(Math.round(value * NS_PER_SECOND));
            case "1" -> fixed(value, Math.abs(value) >= 100 ? 0 : 2);
            default -> significant(value, 3);
        };
    }

    /** Money: two digits after the point, more if it is small. */
    static String amount(double value) {
        double size = Math.abs(value);
        if (size == 0 || size >= 1) {
            return fixed(value, size >= 1e6 ? 0 : 2);
        }
        return significant(value, 3);
    }

    /** A share in percent. */
    static String share(double value) {
        double percent = value * 100;
        double size = Math.abs(percent);
        if (size == 0 || size >= 1) {
            return fixed(percent, size >= 100 ? 0 : 1) + " %";
        }
        return significant(percent, 2) + " %";
    }

    /** A whole number with separators. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace("-", MINUS);
    }

    /** A number with so many digits after the point. */
    static String fixed(double value, int digits) {
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return isZero(text) ? text.replace("-", "") : text.replace("-", MINUS);
    }

    /** A number with so many significant digits. */
    static String significant(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        double size = Math.abs(value);
        String text = size < 1e-6 || size >= 1e15 ? scientific(rounded) : rounded.toPlainString();
        return text.replace("-", MINUS);
    }

    /** A time in UTC with milliseconds. */
    static String time(long timeNs) {
        return UTC.format(instant(timeNs)) + " UTC";
    }

    /** A time span such as {@code 2 d 3 h} or {@code 11 min 7 s} or {@code 250 us}. */
    static String duration(long durationNs) {
        long ns = Math.abs(durationNs);
        if (ns < 1_000) {
            return ns + " ns";
        }
        if (ns < 1_000_000) {
            return significant(ns / 1e3, 3) + " µs";
        }
        if (ns < NS_PER_SECOND) {
            return significant(ns / 1e6, 3) + " ms";
        }
        if (ns < 60 * NS_PER_SECOND) {
            return significant(ns / 1e9, 3) + " s";
        }
        long seconds = Math.round(ns / 1e9);
        long days = seconds / 86_400;
        long hours = seconds / 3_600 % 24;
        long minutes = seconds / 60 % 60;
        if (days > 0) {
            return days + " d " + hours + " h";
        }
        return hours > 0 ? hours + " h " + minutes + " min" : minutes + " min " + seconds % 60 + " s";
    }

    /** The instant of a time in ns since 1970 UTC. */
    static Instant instant(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND));
    }

    private static String scientific(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return value.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    private static boolean isZero(String text) {
        return text.chars().noneMatch(c -> c >= '1' && c <= '9');
    }
}
