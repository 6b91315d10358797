package io.tidemill.kernel;

import io.tidemill.kernel.magic.MagicSource;
import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a kernel is set up: IJava's variables of the environment; those of JJava ({@code JJAVA_...}) mean the same.
 *
 * @param classPath globs of jars and folders ({@code IJAVA_CLASSPATH}, separated as in a class path)
 * @param compilerOptions of {@code javac} ({@code IJAVA_COMPILER_OPTS}, separated by blanks)
 * @param startupScripts globs of files that run first ({@code IJAVA_STARTUP_SCRIPTS_PATH})
 * @param startupScript code that runs after those ({@code IJAVA_STARTUP_SCRIPT})
 * @param timeout of each statement ({@code IJAVA_TIMEOUT}: a number of milliseconds, or with a unit, {@code 30 SECONDS});
 *     zero for none
 */
public record KernelOptions(
        List<String> classPath,
        List<String> compilerOptions,
        List<String> startupScripts,
        String startupScript,
        Duration timeout) {
    private static final Pattern TIMEOUT = Pattern.compile("(-?\\d+)\\s*([A-Za-z]*)");

    /** Keeps its own copies. */
    public KernelOptions {
        classPath = List.copyOf(classPath);
        compilerOptions = List.copyOf(compilerOptions);
        startupScripts = List.copyOf(startupScripts);
    }

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException where a timeout is not a duration
     */
    public static KernelOptions of(Map<String, String> environment) {
        return new KernelOptions(
                paths(value(environment, "CLASSPATH")),
                MagicSource.arguments(value(environment, "COMPILER_OPTS")),
                paths(value(environment, "STARTUP_SCRIPTS_PATH")),
                value(environment, "STARTUP_SCRIPT"),
                timeout(value(environment, "TIMEOUT")));
    }

    private static String value(Map<String, String> environment, String name) {
        String ijava = environment.getOrDefault("IJAVA_" + name, "");
        return ijava.isBlank() ? environment.getOrDefault("JJAVA_" + name, "") : ijava;
    }

    private static List<String> paths(String value) {
        return Arrays.stream(value.split(Pattern.quote(File.pathSeparator)))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .toList();
    }

    private static Duration timeout(String value) {
        if (value.isBlank()) {
            return Duration.ZERO;
        }
        Matcher parts = TIMEOUT.matcher(value.strip());
        if (!parts.matches()) {
            throw notADuration(value);
        }
        long amount = Long.parseLong(parts.group(1));
        if (amount < 1) {
            return Duration.ZERO;
        }
        try {
            TimeUnit unit = parts.group(2).isEmpty()
                    ? TimeUnit.MILLISECONDS
                    : TimeUnit.valueOf(parts.group(2).toUpperCase(Locale.ROOT));
            return Duration.of(amount, unit.toChronoUnit());
        } catch (IllegalArgumentException unknownUnit) {
            throw notADuration(value);
        }
    }

    private static IllegalArgumentException notADuration(String value) {
        return new IllegalArgumentException(
                "IJAVA_TIMEOUT must be milliseconds, or a number and a unit such as 30 SECONDS, was '" + value + "'");
    }
}
