package io.tidemill.node.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves {@code /health/live}, {@code /health/ready} and {@code /metrics}. It asks nobody for his name: it belongs on loopback or
 * behind a network policy. <b>Thread:</b> has its own.
 */
public final class StatusServer implements AutoCloseable {
    /** Whether it must be started anew. */
    public static final String LIVE = "/health/live";

    /** Whether it does its work. */
    public static final String READY = "/health/ready";

    /** Its figures. */
    public static final String METRICS = "/metrics";

    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int BACKLOG = 16;
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "tidemill-http");
        thread.setDaemon(true);
        return thread;
    });

    private record Answer(int status, String type, String text) {}

    private StatusServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param port to listen on; 0 for any free one
     * @throws IOException if it cannot listen; the message names the address
     */
    public static StatusServer start(String host, int port, Health health, Metrics metrics) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
        } catch (IOException e) {
            throw new IOException(
                    "health and metrics cannot be served on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        StatusServer status = new StatusServer(server);
        server.setExecutor(status.threads);
        serve(
                server,
                "/",
                () -> new Answer(NOT_FOUND, PLAIN, "there is " + LIVE + ", " + READY + " and " + METRICS + "\n"));
        serve(server, LIVE, () -> answer(health.notLive()));
        serve(server, READY, () -> answer(health.notLive().or(health::notReady)));
        serve(server, METRICS, () -> {
            health.refresh();
            return new Answer(OK, PROMETHEUS, metrics.scrape());
        });
        server.start();
        return status;
    }

    /** Where it listens: {@code http://HOST:PORT}. */
    public String url() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Answer answer(Optional<String> problem) {
        return problem.map(text -> new Answer(UNAVAILABLE, PLAIN, text + "\n")).orElse(new Answer(OK, PLAIN, "ok\n"));
    }

    private static void serve(HttpServer server, String path, Supplier<Answer> answers) {
        server.createContext(path, exchange -> {
            try (exchange) {
                send(exchange, answers);
            }
        });
    }

    private static void send(HttpExchange exchange, Supplier<Answer> answers) throws IOException {
        Answer answer = "GET".equals(exchange.getRequestMethod())
                ? answers.get()
                : new Answer(METHOD_NOT_ALLOWED, PLAIN, "only GET\n");
        byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
