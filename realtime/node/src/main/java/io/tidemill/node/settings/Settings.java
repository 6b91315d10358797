package io.tidemill.node.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of one process, by the catalogue. <b>Thread:</b> immutable. */
public final class Settings {
    private static final int MAX_PORT = 65_535;

    private final Map<Setting, String> given;

    Settings(Map<Setting, String> given) {
        this.given = new EnumMap<>(Setting.class);
        this.given.putAll(given);
    }

    /**
     * What this process is.
     *
     * @throws IllegalArgumentException if it is not set, or is no list of roles; or if a setting that a role needs is missing
     */
    public Set<Role> roles() {
        Set<Role> roles = Role.parse(text(Setting.NODE_ROLES));
        List<Setting> missing = Arrays.stream(Setting.values())
                .filter(setting -> setting.defaultValue() == null && !given.containsKey(setting))
                .filter(setting -> setting.roles().stream().anyMatch(roles::contains))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(missing.stream()
                    .map(Settings::missing)
                    .collect(Collectors.joining(System.lineSeparator() + "          ")));
        }
        return roles;
    }

    /**
     * A value.
     *
     * @throws IllegalArgumentException if it is not set and has no default
     */
    public String text(Setting setting) {
        String value = given.get(setting);
        if (value == null) {
            value = setting.defaultValue();
        }
        if (value == null) {
            throw new IllegalArgumentException(missing(setting));
        }
        return value;
    }

    /**
     * A comma-separated list.
     *
     * @throws IllegalArgumentException if it is not set, or one of its words is empty
     */
    public List<String> list(Setting setting) {
        List<String> words =
                Arrays.stream(text(setting).split(",", -1)).map(String::strip).toList();
        if (words.contains("")) {
            throw new IllegalArgumentException(
                    setting.key() + " must be a list of names with commas between, was '" + text(setting) + "'");
        }
        return words;
    }

    /**
     * A duration.
     *
     * @throws IllegalArgumentException if it is none
     */
    public Duration duration(Setting setting) {
        return Durations.parse(setting.key(), text(setting));
    }

    /**
     * A port, or 0 for any.
     *
     * @throws IllegalArgumentException if it is none
     */
    public int port(Setting setting) {
        return number(setting, 0, MAX_PORT);
    }

    /**
     * A whole number, not negative.
     *
     * @throws IllegalArgumentException if it is none, or outside of these bounds
     */
    public int number(Setting setting, int least, int most) {
        String text = text(setting);
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    setting.key() + " must be between " + least + " and " + most + ", was '" + text + "'");
        }
        return number;
    }

    /**
     * An address, or another one where it is empty.
     *
     * @param scheme that it must have, or its secure form with an s behind; a path is passed over by who uses it
     * @throws IllegalArgumentException if it is none
     */
    public URI address(Setting setting, String scheme, URI otherwise) {
        String text = text(setting);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches(scheme + "s?://[^/@]+(/.*)?")) {
            throw new IllegalArgumentException(setting.key() + " must be " + scheme + "://HOST:PORT or " + scheme
                    + "s://HOST:PORT, was '" + text + "'");
        }
        return URI.create(text);
    }

    private static String missing(Setting setting) {
        return setting.key() + " is not set; role "
                + setting.roles().stream().map(Role::text).collect(Collectors.joining(", ")) + " needs it ("
                + setting.meaning() + "): --set " + setting.key() + "=..., " + setting.environment()
                + ", or a line in --config FILE";
    }
}
