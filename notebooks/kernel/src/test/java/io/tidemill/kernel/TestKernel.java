package io.tidemill.kernel;

import io.tidemill.testkit.jupyter.JupyterClient;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real kernel on the class path of the test, behind Jupyter's client. */
final class TestKernel {
    private TestKernel() {}

    static JupyterClient start(Path folder) {
        return start(folder, Map.of());
    }

    /** Starts one that works in the folder, with these variables of the environment. */
    static JupyterClient start(Path folder, Map<String, String> environment) {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Path java = Path.of(System.getProperty("tidemill.kernel.java", System.getProperty("java.home") + "/bin/java"));
        try {
            new KernelSpec(java, List.of("-Xmx512m", "-XX:+UseSerialGC"), classPath, environment).write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JupyterClient.start(folder, KernelSpec.NAME);
    }
}
