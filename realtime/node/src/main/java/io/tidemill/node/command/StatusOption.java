package io.tidemill.node.command;

import io.tidemill.node.metrics.Health;
import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.metrics.StatusServer;
import io.tidemill.node.platform.Parts;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Health and metrics of a command that is a whole node: {@code --http-port}. */
final class StatusOption {
    private static final String LOOPBACK = "127.0.0.1";

    @Option(
            names = "--http-port",
            paramLabel = "N",
            description =
                    "Serves /health/live, /health/ready and /metrics on loopback; 0 for any free port; default: off.")
    private @Nullable Integer port;

    /**
     * Serves them if that is wanted.
     *
     * @param parts takes what is opened
     * @param figures adds the figures
     * @param progress is told where they are
     * @throws IOException if the port is taken
     */
    void serve(Parts parts, Health health, Consumer<Metrics> figures, Consumer<String> progress) throws IOException {
        if (port == null) {
            return;
        }
        Ports.check("--http-port", port);
        Metrics metrics = parts.add(new Metrics());
        figures.accept(metrics);
        StatusServer server = parts.add(StatusServer.start(LOOPBACK, port, health, metrics));
        progress.accept("health and metrics: " + server.url());
    }
}
