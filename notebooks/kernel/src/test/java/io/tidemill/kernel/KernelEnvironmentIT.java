package io.tidemill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.testkit.jupyter.Answer;
import io.tidemill.testkit.jupyter.JupyterClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IJava's variables of the environment, and how fast and surely kernels start. */
class KernelEnvironmentIT {
    private static final int STARTS = Integer.getInteger("tidemill.kernel.starts", 3);
    private static final double SLOWEST_READY_S = 30; // a bound against hanging: CI machines are shared

    @TempDir
    Path folder;

    @Test
    void variablesOfTheEnvironmentDoWhatTheyDoInIJava() throws IOException {
        Files.writeString(folder.resolve("first.jshell"), "int fromScript = 1;");
        Files.writeString(Files.createDirectories(folder.resolve("classes")).resolve("text.txt"), "found");
        Map<String, String> environment = Map.of(
                "IJAVA_CLASSPATH", folder + "/class*",
                "IJAVA_COMPILER_OPTS", "-parameters",
                "IJAVA_STARTUP_SCRIPTS_PATH", folder + "/*.jshell",
                "IJAVA_STARTUP_SCRIPT", "int fromText = fromScript + 1;",
                "JJAVA_TIMEOUT", "500 MILLISECONDS");
        try (JupyterClient kernel = TestKernel.start(folder, environment)) {
            assertThat(kernel.run("fromText").value()).isEqualTo("2");
            assertThat(kernel.run("Thread.currentThread().getContextClassLoader().getResource(\"text.txt\") != null")
                            .value())
                    .isEqualTo("true");
            assertThat(kernel.run(
                                    "class A { void b(int named) {} }\nA.class.getDeclaredMethods()[0].getParameters()[0].getName()")
                            .value())
                    .isEqualTo("named");
            kernel.run("var cancelled = new java.util.concurrent.atomic.AtomicBoolean();\n"
                    + "io.tidemill.kernel.KernelHooks.onInterrupt(() -> cancelled.set(true));");
            assertThat(kernel.run("while (true) { }").error())
                    .matches("TimeoutException: cell \\[\\d+] took longer than IJAVA_TIMEOUT allows");
            assertThat(kernel.run("cancelled").value()).isEqualTo("true");
        }
    }

    @Test
    void aStartupScriptThatFailsIsToldInTheFirstCell() {
        try (JupyterClient kernel = TestKernel.start(folder, Map.of("IJAVA_STARTUP_SCRIPT", "int a = misspelt;"))) {
            Answer first = kernel.run("1");
            assertThat(first.value()).isEqualTo("1");
            assertThat(first.stderr()).contains("IJAVA_STARTUP_SCRIPT, line 1: cannot find symbol");
        }
    }

    @Test
    void startsEachTime() {
        double slowest = 0;
        for (int i = 0; i < STARTS; i++) {
            try (JupyterClient kernel = TestKernel.start(folder)) {
                assertThat(kernel.run("1 + 1").value()).isEqualTo("2");
                slowest = Math.max(slowest, kernel.readySeconds());
            }
        }
        System.out.printf("%d of %d kernels started, the slowest was ready after %.1f s%n", STARTS, STARTS, slowest);
        assertThat(slowest).isLessThan(SLOWEST_READY_S);
    }
}
