package io.tidemill.node.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them. */
public final class Units {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Units() {}

    /** With a comma at each thousand. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A UTC time to the millisecond; a dash for none. */
    public static String time(long timeNs) {
        return timeNs == Long.MIN_VALUE || timeNs == Long.MAX_VALUE ? "-" : UTC.format(instant(timeNs));
    }

    /** A UTC time as ISO-8601, to the nanosecond. */
    public static Instant instant(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND));
    }

    /** So many bytes to three digits. */
    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < BYTES.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0
                ? bytes + " B"
                : String.format(
                        Locale.ROOT, value < 10 ? "%.2f %s" : value < 100 ? "%.1f %s" : "%.0f %s", value, BYTES[unit]);
    }

    /** How long something took: milliseconds below a second, seconds above. */
    static String duration(long fromNs, long toNs) {
        long ns = toNs - fromNs;
        return ns < NS_PER_SECOND
                ? ns / NS_PER_MS + " ms"
                : String.format(Locale.ROOT, "%.1f s", (double) ns / NS_PER_SECOND);
    }
}
