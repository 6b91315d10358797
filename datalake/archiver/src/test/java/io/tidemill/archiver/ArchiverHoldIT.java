package io.tidemill.archiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusPosition;
import io.tidemill.bus.ControlTopic;
import io.tidemill.bus.Payload;
import io.tidemill.bus.TopicReader;
import io.tidemill.bus.TopicWriter;
import io.tidemill.bus.Topics;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import io.tidemill.wire.WireWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker whose retention is over: what the lake has goes, what it lacks stays until it has come. */
class ArchiverHoldIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The broker's own cursor of deduplication, which keeps payloads too, moves after each thousand. */
    private static final int PAYLOADS = 1_100;

    private static final String VENUE = "BINANCE";
    private static final String TOPIC = Topics.market(VENUE);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestEvents events = new TestEvents(11, VENUE);

    @Test
    void theBusKeepsBeyondItsRetentionWhatTheLakeLacks() throws IOException, InterruptedException {
        try (Bus bus = Bus.connect(TestBroker.config());
                Lake lake = Lake.open(LakeConfig.local(folder))) {
            ask("DELETE", "persistent/tidemill/market/" + VENUE + "?force=true", "");
            try (ControlTopic control = bus.control("instruments")) {
                for (Instrument instrument : TestEvents.INSTRUMENTS) {
                    new WireWriter(control.at(instrument.name())).instrument(instrument, 1);
                }
            }
            publish(bus);
            start(bus, lake).drainAndClose(PATIENCE);
            List<String> archived = payloads(bus);
            closeLedger();
            publish(bus);
            closeLedger();
            publish(bus);
            List<String> lacking = payloads(bus);
            assertThat(lacking.removeAll(archived)).isTrue();

            String over = "{\"retentionTimeInMinutes\":0,\"retentionSizeInMB\":0}";
            require(ask("POST", "namespaces/tidemill/market/retention", over));
            await().atMost(PATIENCE).untilAsserted(() -> {
                require(ask("POST", "persistent/tidemill/market/" + VENUE + "/trim", ""));
                assertThat(payloads(bus)).isEqualTo(lacking);
            });

            start(bus, lake).drainAndClose(PATIENCE);
            List<String> stored = new ArrayList<>();
            try (MarketReplay replay = lake.reader().replay(ReplayQuery.all(events.names()))) {
                replay.run(new TestEvents.Lines(stored));
            }
            assertThat(stored).isEqualTo(events.lines());
        }
    }

    private void publish(Bus bus) {
        try (TopicWriter market = bus.writer(TOPIC, "test", failure -> {})) {
            WireWriter wire = new WireWriter(market);
            for (int i = 0; i < PAYLOADS; i++) {
                events.market(1, wire);
                market.flush();
            }
        }
    }

    private static List<String> payloads(Bus bus) {
        List<String> positions = new ArrayList<>();
        try (TopicReader reader = bus.reader(TOPIC, BusPosition.EARLIEST)) {
            while (!reader.hasReachedEnd()) {
                Payload payload = reader.poll(Duration.ofSeconds(10));
                if (payload != null) {
                    positions.add(payload.position().text());
                }
            }
        }
        return positions;
    }

    /** What follows lies in another ledger: the broker forgets whole ledgers only. */
    private void closeLedger() throws IOException, InterruptedException {
        require(ask("PUT", "persistent/tidemill/market/" + VENUE + "/unload", ""));
    }

    private static void require(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isBetween(200, 299);
    }

    private HttpResponse<String> ask(String method, String path, String json) throws IOException, InterruptedException {
        URI uri = URI.create(TestBroker.running().adminUrl() + "/admin/v2/" + path);
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private static Archiver start(Bus bus, Lake lake) {
        return Archiver.start(
                ArchiverConfig.defaults().withCommitEvery(Duration.ofMillis(100)),
                bus,
                lake,
                System::nanoTime,
                failure -> System.out.println("failed " + failure));
    }
}
