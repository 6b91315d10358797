package io.tidemill.node.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A role of a measurement in a JVM of its own, told what to do over its standard input. <b>Thread:</b> one thread owns it. */
final class BenchProcess implements AutoCloseable {
    private static final int PATIENCE_S = 30;

    private final String role;
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    private BenchProcess(String role, Process process) {
        this.role = role;
        this.process = process;
        out = process.inputReader();
        in = process.outputWriter();
    }

    static BenchProcess start(String role, Path folder, List<String> settings, List<Path> frames) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-XX:-UsePerfData",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tidemill.node.Main",
                "bench-part",
                "--set",
                "node.roles=" + role,
                "--set",
                "node.data=" + folder.resolve(role)));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        frames.forEach(file -> command.addAll(List.of("--frames", file.toString())));
        return new BenchProcess(
                role,
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    void say(String line) throws IOException {
        in.write(line);
        in.newLine();
        in.flush();
    }

    /**
     * Waits for a line that begins with a word, and gives what stands behind it.
     *
     * @throws IOException if the process ends before
     */
    String await(String word) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
        }
        throw new IOException(role + " of the measurement ended before it said '" + word + "'");
    }

    /** Ends it: its standard input ends, and that is its sign. */
    @Override
    public void close() throws IOException {
        in.close();
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
