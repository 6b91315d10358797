package io.tidemill.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit of systemd.
 *
 * @param values by key, in the order of the file
 */
record Unit(String name, Map<String, List<String>> values) {
    /** Reads it. */
    static Unit read(Path file) throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                values.computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>())
                        .add(line.substring(equals + 1));
            }
        }
        return new Unit(file.getFileName().toString(), values);
    }

    /** The one value of a key; empty if there is none. */
    String value(String key) {
        List<String> all = values.getOrDefault(key, List.of());
        return all.size() == 1 ? all.get(0) : "";
    }

    /** What it is started with, behind the launcher. */
    List<String> arguments() {
        List<String> words = List.of(value("ExecStart").split(" "));
        return words.subList(1, words.size());
    }

    /** Variables that it sets itself, for an instance. */
    Map<String, String> environment(String instance) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String line : values.getOrDefault("Environment", List.of())) {
            int equals = line.indexOf('=');
            environment.put(
                    line.substring(0, equals), line.substring(equals + 1).replace("%i", instance));
        }
        return environment;
    }
}
