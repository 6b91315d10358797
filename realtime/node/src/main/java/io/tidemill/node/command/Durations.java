package io.tidemill.node.command;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
final class Durations {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(s|m|h|d)");
    private static final Map<String, Long> SECONDS = Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L);

    private Durations() {}

    /**
     * The duration of a text such as {@code 90s}, {@code 15m}, {@code 8h} or {@code 7d}.
     *
     * @throws IllegalArgumentException if it is none, or zero; names the option
     */
    static Duration parse(String option, String text) {
        Matcher matcher = TEXT.matcher(text);
        Long unit = matcher.matches() ? SECONDS.get(matcher.group(2)) : null;
        long seconds = unit == null ? 0 : Long.parseLong(matcher.group(1)) * unit;
        if (seconds == 0) {
            throw new IllegalArgumentException(
                    option + " must be a duration such as 90s, 15m, 8h or 7d, was '" + text + "'");
        }
        return Duration.ofSeconds(seconds);
    }
}
