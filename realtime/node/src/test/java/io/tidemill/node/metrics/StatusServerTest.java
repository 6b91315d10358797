package io.tidemill.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Metrics metrics = new Metrics();
    private Optional<String> notLive = Optional.empty();
    private Optional<String> notReady = Optional.empty();
    private int refreshed;
    private StatusServer server;

    @BeforeEach
    void start() throws IOException {
        server = StatusServer.start("127.0.0.1", 0, new Told(), metrics);
    }

    @AfterEach
    void close() {
        server.close();
        metrics.close();
    }

    @Test
    void healthIsTheReasonWhyItIsNot() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        notReady = Optional.of("no book");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).isEqualTo("no book\n");
        notLive = Optional.of("broken");
        assertThat(get("/health/live").body()).isEqualTo("broken\n");
        assertThat(get("/health/ready").body()).isEqualTo("broken\n");
    }

    @Test
    void everyMetricIsServedUnderItsName() throws Exception {
        for (Metric metric : Metric.values()) {
            String[] labels = new String[metric.labels().size()];
            Arrays.fill(labels, "x");
            metrics.add(metric, () -> 7, labels);
        }
        String text = get("/metrics").body();
        assertThat(refreshed).isEqualTo(1);
        for (Metric metric : Metric.values()) {
            String labels = metric.labels().isEmpty()
                    ? ""
                    : metric.labels().stream()
                            .sorted()
                            .map(label -> label + "=\"x\"")
                            .collect(java.util.stream.Collectors.joining(",", "{", "}"));
            assertThat(text)
                    .contains("\n" + metric.text() + labels + " 7.0\n")
                    .contains("# TYPE " + metric.text() + " "
                            + metric.kind().name().toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(text).contains("jvm_memory_used_bytes", "process_cpu_usage", "system_cpu_count");
    }

    @Test
    void aFigureMovesOnAfterACollection() throws Exception {
        AtomicLong gaps = new AtomicLong();
        metrics.add(Metric.GAPS, () -> gaps.get(), "x");
        System.gc();
        gaps.set(5);
        assertThat(get("/metrics").body()).contains("tidemill_gaps_total{venue=\"x\"} 5.0");
    }

    @Test
    void countersAreNamedAsSuch() {
        assertThat(Metric.values())
                .allSatisfy(metric -> assertThat(metric.text())
                        .matches(
                                metric.kind() == Metric.Kind.COUNTER
                                        ? "tidemill_[a-z_]+_total"
                                        : "tidemill_[a-z_]+(?<!_total)"));
    }

    @Test
    void labelsMustBeAsManyAsTheMetricHas() {
        assertThatThrownBy(() -> metrics.add(Metric.GAPS, () -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tidemill_gaps_total must have the labels [venue], had " + List.of());
    }

    @Test
    void anythingElseIsNotThere() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(URI.create(server.url() + "/metrics"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        int port = URI.create(server.url()).getPort();
        assertThatThrownBy(() -> StatusServer.start("127.0.0.1", port, new Told(), metrics))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("health and metrics cannot be served on 127.0.0.1:" + port + ": ");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private final class Told implements Health {
        @Override
        public Optional<String> notLive() {
            return notLive;
        }

        @Override
        public Optional<String> notReady() {
            return notReady;
        }

        @Override
        public void refresh() {
            refreshed++;
        }
    }
}
