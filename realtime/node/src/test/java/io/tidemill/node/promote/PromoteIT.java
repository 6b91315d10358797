package io.tidemill.node.promote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.engine.EngineConfig;
import io.tidemill.engine.EngineState;
import io.tidemill.engine.StrategyConfig;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Stage;
import io.tidemill.node.command.Failures;
import io.tidemill.node.command.Typed;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.platform.Home;
import io.tidemill.node.platform.Platform;
import io.tidemill.node.platform.SandboxVenue;
import io.tidemill.node.platform.VenueNode;
import io.tidemill.node.platform.WallClock;
import io.tidemill.risk.RiskLimits;
import io.tidemill.strategies.Strategies;
import io.tidemill.tables.LakeOperations.TableSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that trades, and decisions that are typed beside it. */
class PromoteIT {
    private static final Promotion FIRST = Promotions.of(0.25);
    private static final Promotion SECOND = Promotions.of(0.75);
    private static final Home HOME = new Home(Path.of("../..").toAbsolutePath().normalize());

    @TempDir
    private Path folder;

    private final WallClock clock = new WallClock();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    @Test
    @Timeout(300)
    void whatIsDecidedTradesIsKeptAndTradesAgainAfterARestart() throws Exception {
        Path first = Promotions.file(folder, FIRST);
        Path second = Promotions.file(folder, SECOND);
        Typed tooEarly = promote("approve", first.toString(), "--yes");
        assertThat(tooEarly.code()).isEqualTo(Failures.MISSING);
        assertThat(tooEarly.err())
                .contains("nothing runs on the data folder " + data() + " (it has no endpoints.json)");

        try (SandboxVenue venue = SandboxVenue.start(List.of(), 7, 10);
                Platform platform = platform();
                VenueNode node = node(platform, venue)) {
            assertThat(promote("rollback", "maker", "--reason", "nothing yet", "--yes")
                            .code())
                    .isEqualTo(Failures.NO);

            Typed approved = promote("approve", first.toString(), "--yes", "--approver", "ann");
            assertThat(approved.out())
                    .contains("swapped: maker with " + FIRST.set().name() + " in stage LIVE");
            assertThat(approved.code()).isEqualTo(Failures.DONE);
            assertThat(state(node).strategies().get(0).set())
                    .isEqualTo(FIRST.set().name());

            Typed again = promote("approve", first.toString(), "--yes");
            assertThat(again.code()).isEqualTo(Failures.NO);
            assertThat(again.out()).contains("not published: ", "it trades already");

            JsonNode next = json(promote("approve", second.toString(), "--yes", "--approver", "ben", "--json"));
            assertThat(next.path("outcome").asText()).isEqualTo("SWAPPED");
            assertThat(next.path("replaced").asText()).isEqualTo(FIRST.set().name());

            JsonNode back =
                    json(promote("rollback", "maker", "--reason", "it lost", "--yes", "--approver", "ann", "--json"));
            assertThat(back.path("outcome").asText()).isEqualTo("SWAPPED");
            assertThat(back.path("set").asText()).isEqualTo(FIRST.set().name());
            assertThat(state(node).strategies().get(0).set())
                    .isEqualTo(FIRST.set().name());
            assertThat(state(node).swaps()).isEqualTo(3);

            JsonNode list = json(promote("list", "--json"));
            assertThat(list.path("isRunning").asBoolean()).isTrue();
            assertThat(list.path("trading").get(0).path("set").asText())
                    .isEqualTo(FIRST.set().name());
            assertThat(approvers(list)).containsExactly("ann", "ben", "ann");
            assertThat(list.path("promotions").get(0).path("reason").asText()).isEqualTo("it lost");
            assertThat(promote("show", SECOND.set().name().substring(0, 10)).out())
                    .contains("by ben", "replaced   " + FIRST.set().name(), "riskAversion", "0.75", "0.25", "abc1234");
            awaitRows(platform, 3);
            node.stop();
        }
        assertThat(failure.get()).isNull();

        Typed alone = promote("list", "--limit", "1");
        assertThat(alone.code()).isEqualTo(Failures.DONE);
        assertThat(alone.out()).contains("nothing runs on the data folder", "it lost", "1 of 3 promotions");

        try (SandboxVenue venue = SandboxVenue.start(List.of(), 7, 10);
                Platform platform = platform();
                VenueNode node = node(platform, venue)) {
            while (!state(node).strategies().get(0).set().equals(FIRST.set().name())
                    || state(node).swaps() < 3) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            awaitRows(platform, 3);
            node.stop();
        }
        assertThat(failure.get()).isNull();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Typed promote(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(1, "--data=" + data());
        return Typed.run(new PromoteCommand(), all.toArray(String[]::new));
    }

    private Platform platform() throws Exception {
        return Platform.start(data(), HOME, clock, Duration.ofSeconds(1), line -> {}, this::failed);
    }

    private VenueNode node(Platform platform, SandboxVenue venue) throws Exception {
        int run = platform.runs().next();
        StrategyConfig maker = new StrategyConfig(
                Promotions.STRATEGY, Strategies.GLFT_MARKET_MAKER, List.of(venue.instrument()), Map.of(), Stage.LIVE);
        RunConfig config =
                RunConfig.of(EngineConfig.of(run, List.of(maker), RiskLimits.defaults()), List.of(venue.instrument()));
        VenueNode node = VenueNode.start(
                config, venue, platform.bus(), "sandbox", platform.runs().journalFile(run), clock, this::failed);
        platform.announce(config);
        return node;
    }

    private void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    private static EngineState state(VenueNode node) throws Exception {
        return node.trading().state().get(10, TimeUnit.SECONDS);
    }

    private static void awaitRows(Platform platform, long rows) throws Exception {
        while (rows(platform) < rows) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(rows(platform)).isEqualTo(rows);
    }

    private static long rows(Platform platform) {
        return platform.lake().operations().tables().stream()
                .filter(table -> table.table().equals("promotions"))
                .mapToLong(TableSummary::rows)
                .sum();
    }

    private static JsonNode json(Typed typed) throws Exception {
        assertThat(typed.code()).as("%s%s", typed.out(), typed.err()).isEqualTo(Failures.DONE);
        return new ObjectMapper().readTree(typed.out());
    }

    private static List<String> approvers(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.path("promotions").forEach(row -> names.add(row.path("approver").asText()));
        return names;
    }
}
