package io.tidemill.node.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A part of a measurement in a JVM of its own, told what to do over its standard input, answering on its standard output.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
final class BenchProcess implements AutoCloseable {
    private static final int PATIENCE_S = 30;

    private final String name;
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    private BenchProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        out = process.inputReader();
        in = process.outputWriter();
    }

    /** Starts a role: {@link BenchPart}. */
    static BenchProcess role(String role, Path folder, List<String> settings, List<Path> frames) throws IOException {
        List<String> options = List.of(
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-XX:-UsePerfData",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED");
        List<String> call = new ArrayList<>(List.of(
                "io.tidemill.node.Main",
                "bench-part",
                "--set",
                "node.roles=" + role,
                "--set",
                "node.data=" + folder.resolve(role)));
        settings.forEach(setting -> call.addAll(List.of("--set", setting)));
        frames.forEach(file -> call.addAll(List.of("--frames", file.toString())));
        return start(role, options, System.getProperty("java.class.path"), call);
    }

    /**
     * Starts any part.
     *
     * @param name for messages
     * @param options of the JVM
     * @param call the class with the main method, and its arguments
     */
    static BenchProcess start(String name, List<String> options, String classPath, List<String> call)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(call);
        return new BenchProcess(
                name,
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
        String line = line();
        while (!line.startsWith(word)) {
            line = line();
        }
        return line.substring(word.length()).strip();
    }

    /**
     * Waits for the next line.
     *
     * @throws IOException if the process ends before
     */
    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException(name + " of the measurement ended without an answer; its error output tells why");
        }
        return line;
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
