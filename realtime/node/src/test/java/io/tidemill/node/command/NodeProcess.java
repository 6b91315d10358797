package io.tidemill.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A command in a JVM of its own, with what it said on both streams. */
public final class NodeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path out;
    private final Path err;

    private NodeProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code tidemill arguments}; what it says goes to files of the folder. */
    public static NodeProcess start(Path folder, String... arguments) throws IOException {
        Path out = Files.createTempFile(folder, arguments[0], ".out");
        Path err = Files.createTempFile(folder, arguments[0], ".err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                // a test starts many of these, and waits for each
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-Dtidemill.home=" + Path.of("../..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.tidemill.node.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new NodeProcess(process, out, err);
    }

    /** Waits until it has said this on standard output, and gives what was found. */
    public Matcher awaitOut(String regex) {
        return await(regex, this::out);
    }

    /** Waits until it has said this on standard error, and gives what was found. */
    public Matcher awaitErr(String regex) {
        return await(regex, this::err);
    }

    private Matcher await(String regex, Supplier<String> said) {
        Pattern pattern = Pattern.compile(regex);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> pattern.matcher(said.get()).find() || !process.isAlive());
        Matcher found = pattern.matcher(said.get());
        if (!found.find()) {
            throw new AssertionError("no '" + regex + "' in:\n" + out() + "\nstandard error:\n" + err());
        }
        return found;
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for the end and gives the exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + PATIENCE + ":\n" + out() + "\n" + err());
        }
        return process.exitValue();
    }

    public long processId() {
        return process.pid();
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
