package io.tidemill.node.bench;

import io.tidemill.node.platform.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Where a figure was taken: machine, Java, commit, and the memory of this process. */
final class Place {
    private Place() {}

    static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("machine", machine());
        fields.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        fields.put("commit", Home.commit());
        fields.put("peakMemoryMb", peakMemoryMb());
        return fields;
    }

    private static String machine() {
        String cpu = valueOf(Path.of("/proc/cpuinfo"), "model name");
        String memory = valueOf(Path.of("/proc/meminfo"), "MemTotal");
        return Runtime.getRuntime().availableProcessors() + " x "
                + (cpu.isEmpty() ? System.getProperty("os.arch") : cpu) + ", memory " + memory + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    /** The most memory that this process ever held, MB; 0 where the system does not tell. */
    private static long peakMemoryMb() {
        String peak = valueOf(Path.of("/proc/self/status"), "VmHWM").replaceAll("\\D", "");
        return peak.isEmpty() ? 0 : Long.parseLong(peak) / 1024;
    }

    private static String valueOf(Path file, String key) {
        if (!Files.isReadable(file)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
