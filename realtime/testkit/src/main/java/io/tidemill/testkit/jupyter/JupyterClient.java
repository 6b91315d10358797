package io.tidemill.testkit.jupyter;

import static java.util.Objects.requireNonNull;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A kernel behind Jupyter's own client: {@code kernel_client.py} in a process, spoken to by lines of JSON. */
public final class JupyterClient implements AutoCloseable {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String SCRIPT = "kernel_client.py";

    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;
    private final double readySeconds;

    private JupyterClient(Process process) throws IOException {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.readySeconds = read().get("ready_s").getAsDouble();
    }

    /**
     * Starts a kernel; skips the test, and says so, where Jupyter's client is not installed.
     *
     * @param folder in which it works, with its specification in {@code kernels/NAME}
     */
    public static JupyterClient start(Path folder, String name) {
        Assumptions.assumeTrue(
                hasClient(),
                "no jupyter_client for " + PYTHON + ": apt-get install --no-install-recommends jupyter-client");
        try (InputStream script = JupyterClient.class.getResourceAsStream(SCRIPT)) {
            Path copy = folder.resolve(SCRIPT);
            Files.copy(requireNonNull(script, SCRIPT), copy, StandardCopyOption.REPLACE_EXISTING);
            ProcessBuilder builder = new ProcessBuilder(PYTHON, copy.toString(), name)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("JUPYTER_PATH", folder.toString());
            return new JupyterClient(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the start of the process to the first answer. */
    public double readySeconds() {
        return readySeconds;
    }

    /** Runs a cell. */
    public Answer run(String code) {
        return run(code, Map.of());
    }

    /** Runs a cell with more in its request than the code. */
    public Answer run(String code, Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(more);
        request.put("kind", "execute");
        request.put("code", code);
        return new Answer(ask(request));
    }

    /** Interrupts the code when it has printed the text. */
    public Answer interrupt(String code, String text) {
        return run(code, Map.of("interrupt_on", text));
    }

    /** Sends a request of {@code kernel_client.py}, and waits for its answer. */
    public JsonObject ask(Map<String, Object> request) {
        try {
            requests.write(new Gson().toJson(request) + "\n");
            requests.flush();
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            requests.close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private JsonObject read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the client ended; its error output tells why");
        }
        return JsonParser.parseString(line).getAsJsonObject();
    }

    private static boolean hasClient() {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return false;
        }
        try {
            return new ProcessBuilder(PYTHON, "-c", "import jupyter_client")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
