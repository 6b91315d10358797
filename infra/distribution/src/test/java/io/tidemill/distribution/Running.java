package io.tidemill.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One process, which says JSON on standard output, one object a line. */
final class Running implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String name;
    private final Process process;
    private final Path out;
    private final Path err;

    private Running(String name, Process process, Path out, Path err) {
        this.name = name;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it; what it says goes to two files of a folder. */
    static Running start(String name, ProcessBuilder builder, Path folder) throws IOException {
        Path out = folder.resolve(name + ".out");
        Path err = folder.resolve(name + ".err");
        return new Running(
                name,
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(),
                out,
                err);
    }

    /** Waits for its first line. */
    JsonNode firstLine() {
        Awaitility.await(name + " to say that it has started")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !lines().isEmpty() || !process.isAlive());
        if (lines().isEmpty()) {
            throw new AssertionError(name + " ended before it had started\n" + said());
        }
        return line(0);
    }

    /** Its last line. */
    JsonNode lastLine() {
        return line(lines().size() - 1);
    }

    private JsonNode line(int index) {
        try {
            return JSON.readTree(lines().get(index));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " must say JSON\n" + said(), e);
        }
    }

    /** Whether it runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM, waits for the end and gives the exit code. */
    int stop() throws InterruptedException {
        process.toHandle().destroy();
        return exitCode();
    }

    /** Waits for the end and gives the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(name + " did not end\n" + said());
        }
        return process.exitValue();
    }

    /** All that it said on both streams. */
    String said() {
        return "--- " + name + " on standard output:\n" + String.join("\n", lines()) + "\n--- " + name
                + " on standard error:\n" + read(err) + "\n";
    }

    private List<String> lines() {
        return read(out).lines().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
