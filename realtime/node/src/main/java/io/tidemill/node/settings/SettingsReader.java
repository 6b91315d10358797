package io.tidemill.node.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads settings from a file, the environment and the command line; what is read later holds. <b>Thread:</b> one thread owns it. */
public final class SettingsReader {
    private static final String PREFIX = "TIDEMILL_";

    /** Variables of the launcher, the log and the tests. */
    private static final Set<String> NOT_OURS =
            Set.of("TIDEMILL_HEAP", "TIDEMILL_JAVA_OPTIONS", "TIDEMILL_LOG", "TIDEMILL_FIXTURES", "TIDEMILL_LAKE");

    private final Map<Setting, String> given = new EnumMap<>(Setting.class);

    /** Nothing but the defaults. */
    public SettingsReader() {}

    /**
     * Reads lines {@code key=value}; empty lines and those that begin with {@code #} are passed over.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if a line is none, or its key is not in the catalogue
     */
    public SettingsReader file(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = file + ":" + (i + 1);
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(where + ": a line must be key=value, was '" + line + "'");
            }
            put(
                    where,
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip(),
                    Setting::key);
        }
        return this;
    }

    /**
     * Reads the variables that begin with {@code TIDEMILL_}, those of the launcher left out.
     *
     * @throws IllegalArgumentException if one is not in the catalogue
     */
    public SettingsReader environment(Map<String, String> variables) {
        new TreeMap<>(variables).forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !NOT_OURS.contains(name)) {
                put("environment", name, value.strip(), Setting::environment);
            }
        });
        return this;
    }

    /**
     * Takes one value.
     *
     * @throws IllegalArgumentException if the key is not in the catalogue
     */
    public SettingsReader option(String key, String value) {
        put("option", key, value.strip(), Setting::key);
        return this;
    }

    /** What was read. */
    public Settings settings() {
        return new Settings(given);
    }

    private void put(String where, String name, String value, Function<Setting, String> nameOf) {
        Setting nearest = Setting.NODE_ROLES;
        int least = Integer.MAX_VALUE;
        for (Setting setting : Setting.values()) {
            int distance = distance(name, nameOf.apply(setting));
            if (distance == 0) {
                given.put(setting, value);
                return;
            }
            if (distance < least) {
                least = distance;
                nearest = setting;
            }
        }
        throw new IllegalArgumentException(where + ": there is no setting '" + name + "'; the nearest is "
                + nameOf.apply(nearest) + " (all of them: tidemill node --settings)");
    }

    /** Letters to change, add or take away to come from one word to the other (Levenshtein). */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
