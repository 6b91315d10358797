package io.tidemill.node.settings;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
public final class Durations {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Durations() {}

    /**
     * The duration of a text such as {@code 250ms}, {@code 90s}, {@code 15m}, {@code 8h} or {@code 7d}.
     *
     * @throws IllegalArgumentException if it is none, or zero; names the option
     */
    public static Duration parse(String option, String text) {
        Matcher matcher = TEXT.matcher(text);
        Duration unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        Duration duration = unit == null ? Duration.ZERO : unit.multipliedBy(Long.parseLong(matcher.group(1)));
        if (duration.isZero()) {
            throw new IllegalArgumentException(
                    option + " must be a duration such as 90s, 15m, 8h or 7d, was '" + text + "'");
        }
        return duration;
    }
}
