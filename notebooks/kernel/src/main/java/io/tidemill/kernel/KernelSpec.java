package io.tidemill.kernel;

import com.google.gson.GsonBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Jupyter must know to start the kernel: a {@code kernel.json} in a folder of its own.
 *
 * @param java the {@code java} program; it must be that of a JDK
 * @param options of the JVM, besides those that kernel, Spark and Agrona need
 * @param classPath all jars and folders, the kernel's own among them
 * @param environment variables that the kernel gets, such as {@code IJAVA_STARTUP_SCRIPT}
 */
public record KernelSpec(Path java, List<String> options, List<Path> classPath, Map<String, String> environment) {
    /** The name under which Jupyter knows the kernel. */
    public static final String NAME = "tidemill-java";

    private static final List<String> NEEDED = List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED",
            "-Dslf4j.internal.verbosity=ERROR");

    /** Keeps its own copies. */
    public KernelSpec {
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
    }

    /**
     * Writes {@code kernels/tidemill-java/kernel.json} below a folder of Jupyter's path ({@code JUPYTER_PATH}, or the
     * user's own data folder).
     *
     * @return the file
     * @throws IOException where the folder cannot be written
     */
    public Path write(Path jupyterFolder) throws IOException {
        Path folder = Files.createDirectories(jupyterFolder.resolve("kernels").resolve(NAME));
        return Files.writeString(folder.resolve("kernel.json"), json());
    }

    String json() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("argv", argv());
        spec.put("display_name", "Java (Tidemill)");
        spec.put("language", "java");
        spec.put("interrupt_mode", "message");
        spec.put("env", new TreeMap<>(environment));
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(spec) + "\n";
    }

    private List<String> argv() {
        List<String> argv = new ArrayList<>();
        argv.add(java.toString());
        argv.addAll(NEEDED);
        argv.addAll(options);
        argv.add("-cp");
        argv.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        argv.add(KernelMain.class.getName());
        argv.add("{connection_file}");
        return argv;
    }
}
