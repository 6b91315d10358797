package io.tidemill.node.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemill.engine.JournalReplay;
import io.tidemill.engine.JournalWriter;
import io.tidemill.engine.ReplayResult;
import io.tidemill.model.book.BookCheck;
import io.tidemill.node.live.JournalDigest;
import io.tidemill.node.live.RawFrameLog;
import io.tidemill.node.live.RawReplay;
import io.tidemill.node.platform.Platform;
import io.tidemill.node.platform.SandboxVenue;
import io.tidemill.strategies.Strategies;
import io.tidemill.tables.LakeOperations.TableSummary;
import io.tidemill.tables.LakeReader;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a demo claims, held against what it kept. */
final class Proof {
    private Proof() {}

    /**
     * Replays the journal and the raw frames, compares book and quotes, and counts rows.
     *
     * @param broken why a part failed; null if none has
     * @throws IOException if the journal cannot be read
     */
    static Summary of(
            Traded traded,
            SandboxVenue venue,
            Platform platform,
            @Nullable Throwable broken,
            Stages stages,
            MemoryWatch memory)
            throws IOException {
        Path journal = traded.journal();
        @Nullable JsonNode tune = traded.tune();
        JournalDigest digest = JournalDigest.of(journal);
        ReplayResult replay = JournalReplay.replay(journal, Strategies.catalog());
        stages.note("journal of " + replay.records() + " records sent again: " + replay.outcome());

        LakeReader lake = platform.lake().reader();
        RawReplay raw = new RawReplay(Strategies.catalog(), JournalWriter.hashing());
        RawFrameLog.replay(lake, traded.run(), raw);
        String rawReplayHash = raw.close();
        stages.note(raw.frames() + " raw frames of the lake sent again: journal "
                + (rawReplayHash.equals(replay.journalHash()) ? "equal" : "DIFFERENT"));

        BookCheck check = new BookCheck();
        try (MarketReplay market = lake.replay(ReplayQuery.all(List.of(venue.instrument())))) {
            market.run(check);
        }
        Map<String, Long> rows = new TreeMap<>();
        for (TableSummary table : platform.lake().operations().tables()) {
            rows.put(table.table(), table.rows());
        }
        stages.end();
        String promoted =
                tune != null && isPromoted(tune) ? tune.path("candidate").asText() : "";
        List<String> failures = new ArrayList<>();
        expect(failures, replay.equal(), "the replay of the journal differs: " + replay.difference());
        expect(failures, rawReplayHash.equals(replay.journalHash()), "the replay of the raw frames differs");
        expect(failures, check.compared() > 0, "no quote could be compared with the book");
        expect(failures, check.equal() == check.compared(), "book and quote differ: " + check.differences());
        traded.published()
                .forEach((table, count) -> expect(
                        failures,
                        rows.getOrDefault(table, 0L).equals(count),
                        table + " has " + rows.get(table) + " rows, but " + count + " events were published"));
        expect(
                failures,
                !venue.isRecorded() || traded.frames() == venue.recordedFrames(),
                "the venue sent " + venue.recordedFrames() + " market frames, but " + traded.frames() + " came");
        expect(failures, !promoted.isEmpty(), "no parameter set was promoted");
        expect(
                failures,
                promoted.isEmpty()
                        || digest.swaps().stream().anyMatch(swap -> swap.to().equals(promoted)),
                "the engine did not swap to " + promoted);
        expect(failures, digest.orders() > 0, "no order was sent");
        expect(
                failures,
                promoted.isEmpty() || digest.ordersBySet().containsKey(promoted),
                "the engine made no order with " + promoted);
        expect(failures, broken == null, "a part failed: " + broken);
        return new Summary(
                failures.isEmpty(),
                failures,
                venue.description(),
                traded.frames(),
                traded.published(),
                rows,
                rows.getOrDefault("gaps", 0L),
                new Summary.BookChecks(check.compared(), check.equal()),
                digest.orders(),
                digest.denied(),
                digest.fills(),
                tune == null ? 0 : tune.path("trials").asLong(),
                promoted,
                digest.swaps(),
                digest.ordersBySet(),
                gates(tune),
                replay.journalHash(),
                replay.replayHash(),
                rawReplayHash,
                memory.peakMb(),
                stages.seconds(),
                traded.clockSkewMs());
    }

    private static List<Summary.Gate> gates(@Nullable JsonNode tune) {
        List<Summary.Gate> gates = new ArrayList<>();
        if (tune != null) {
            for (JsonNode gate : tune.path("gates")) {
                gates.add(new Summary.Gate(
                        gate.path("gate").asText(),
                        gate.path("passed").asBoolean(),
                        gate.path("detail").asText(),
                        gate.path("strictPassed").asBoolean(),
                        gate.path("strictDetail").asText()));
            }
        }
        return gates;
    }

    static boolean isPromoted(@Nullable JsonNode tune) {
        return tune != null && tune.path("promoted").asBoolean();
    }

    private static void expect(List<String> failures, boolean holds, String otherwise) {
        if (!holds) {
            failures.add(otherwise);
        }
    }
}
