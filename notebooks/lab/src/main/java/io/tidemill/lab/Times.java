package io.tidemill.lab;

import io.tidemill.research.fold.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Times as people write them, in UTC, and ns since 1970. */
final class Times {
    static final long NS_PER_SECOND = 1_000_000_000L;
    static final long NS_PER_MS = 1_000_000L;
    static final long DAY_NS = 86_400 * NS_PER_SECOND;

    /** All there is. */
    static final Span ALWAYS = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    private Times() {}

    /**
     * A stretch of receive time.
     *
     * @param when a {@link Span}, a {@link LocalDate}, or a text such as {@code 2024-08-08}
     */
    static Span span(Object when) {
        if (when instanceof Span span) {
            return span;
        }
        if (when instanceof LocalDate date) {
            return new Span(date.toEpochDay() * DAY_NS, (date.toEpochDay() + 1) * DAY_NS);
        }
        if (when instanceof String text) {
            try {
                return span(LocalDate.parse(text.strip()));
            } catch (DateTimeParseException e) {
                throw new LabException(
                        "a day must be like 2024-08-08, was '" + text
                                + "'; for other stretches use lab.range(\"2024-08-08T10:00\", \"2024-08-08T11:00\")",
                        e);
            }
        }
        throw new LabException("a time must be a day (\"2024-08-08\" or a LocalDate) or lab.range(from, to), was "
                + when.getClass().getSimpleName());
    }

    /**
     * An instant.
     *
     * @param when an {@link Instant}, a {@link LocalDateTime} or {@link LocalDate} in UTC, ns since 1970 as a long, or a text
     *     such as {@code 2024-08-08}, {@code 2024-08-08T10:00} or {@code 2024-08-08T10:00:00.5Z}
     */
    static long ns(Object when) {
        if (when instanceof Long ns) {
            return ns;
        }
        if (when instanceof Instant instant) {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NS_PER_SECOND), instant.getNano());
        }
        if (when instanceof LocalDateTime time) {
            return ns(time.toInstant(ZoneOffset.UTC));
        }
        if (when instanceof LocalDate date) {
            return ns(date.atStartOfDay());
        }
        if (when instanceof String text) {
            return parse(text.strip());
        }
        throw new LabException("a time must be like 2024-08-08T10:00 (UTC), an Instant or ns since 1970, was "
                + when.getClass().getSimpleName());
    }

    private static long parse(String text) {
        try {
            if (text.matches("\\d{15,}")) {
                return Long.parseLong(text);
            }
            if (!text.contains("T")) {
                return ns(LocalDate.parse(text));
            }
            return ns(LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text));
        } catch (DateTimeParseException e) {
            throw new LabException("a time must be like 2024-08-08T10:00 or 2024-08-08 (UTC), was '" + text + "'", e);
        }
    }

    /** To the ms, as {@code 2024-08-08T10:00:00.500Z}. */
    static String text(long ns) {
        return Instant.ofEpochMilli(Math.floorDiv(ns, NS_PER_MS)).toString();
    }

    /** A span in words. */
    static String text(Span span) {
        if (span.equals(ALWAYS)) {
            return "all days";
        }
        boolean day = Math.floorMod(span.fromNs(), DAY_NS) == 0 && span.lengthNs() == DAY_NS;
        return day
                ? LocalDate.ofEpochDay(Math.floorDiv(span.fromNs(), DAY_NS)).toString()
                : text(span.fromNs()) + " to " + text(span.toNs());
    }
}
