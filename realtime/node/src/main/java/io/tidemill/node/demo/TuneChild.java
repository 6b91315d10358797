package io.tidemill.node.demo;

import io.tidemill.node.platform.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code tune} in a JVM of its own: Spark does not share a class path with the node. */
final class TuneChild implements AutoCloseable {
    private static final String HEAP = "-Xmx1g";

    private final Process process;
    private final Thread reader;

    private TuneChild(Process process, Thread reader) {
        this.process = process;
        this.reader = reader;
    }

    /**
     * Starts it.
     *
     * @param arguments of {@code tune}
     * @param lines takes what it prints
     */
    static TuneChild start(Home home, Path workFolder, List<String> arguments, Consumer<String> lines)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + workFolder,
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/sun.util.calendar=ALL-UNNAMED",
                "-Dtidemill.commit=" + Home.commit(),
                "-cp",
                home.researchClassPath(),
                "io.tidemill.research.ResearchMain",
                "tune"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread reader = new Thread(() -> copy(process, lines), "tidemill-tune-output");
        reader.start();
        return new TuneChild(process, reader);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code, once it has ended. */
    int exitCode() throws InterruptedException {
        int code = process.waitFor();
        reader.join();
        return code;
    }

    /** Ends it if it still runs. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void copy(Process process, Consumer<String> lines) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            in.lines().forEach(lines);
        } catch (IOException | java.io.UncheckedIOException e) {
            lines.accept("output of tune was lost: " + e.getMessage());
        }
    }
}
