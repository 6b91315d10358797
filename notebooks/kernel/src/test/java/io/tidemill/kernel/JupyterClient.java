package io.tidemill.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A kernel behind Jupyter's own client: {@code kernel_client.py} in a process, spoken to by lines of JSON. */
final class JupyterClient implements AutoCloseable {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Path SCRIPT =
            Path.of("src/test/python/kernel_client.py").toAbsolutePath();

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

    /** Starts a kernel that works in the folder; skips the test, and says so, where Jupyter's client is not installed. */
    static JupyterClient start(Path folder, Map<String, String> environment) {
        Assumptions.assumeTrue(
                hasClient(),
                "no jupyter_client for " + PYTHON + ": apt-get install --no-install-recommends jupyter-client");
        try {
            spec(environment).write(folder);
            ProcessBuilder builder = new ProcessBuilder(PYTHON, SCRIPT.toString(), KernelSpec.NAME)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("JUPYTER_PATH", folder.toString());
            return new JupyterClient(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JupyterClient start(Path folder) {
        return start(folder, Map.of());
    }

    /** From the start of the process to the first answer. */
    double readySeconds() {
        return readySeconds;
    }

    Answer run(String code) {
        return run(code, Map.of());
    }

    Answer run(String code, Map<String, Object> more) {
        Map<String, Object> request = new HashMap<>(more);
        request.put("kind", "execute");
        request.put("code", code);
        return new Answer(ask(request));
    }

    /** Interrupts the code when it has printed the text. */
    Answer interrupt(String code, String text) {
        return run(code, Map.of("interrupt_on", text));
    }

    JsonObject ask(Map<String, Object> request) {
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

    private static KernelSpec spec(Map<String, String> environment) {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Path java = Path.of(System.getProperty("tidemill.kernel.java", System.getProperty("java.home") + "/bin/java"));
        return new KernelSpec(java, List.of("-Xmx512m", "-XX:+UseSerialGC"), classPath, environment);
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
