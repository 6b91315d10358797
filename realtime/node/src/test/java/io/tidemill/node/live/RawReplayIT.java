package io.tidemill.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.engine.EngineConfig;
import io.tidemill.engine.EngineState;
import io.tidemill.engine.JournalReplay;
import io.tidemill.engine.JournalWriter;
import io.tidemill.engine.StrategyConfig;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.promotion.Stage;
import io.tidemill.node.platform.SandboxVenue;
import io.tidemill.node.platform.WallClock;
import io.tidemill.risk.RiskLimits;
import io.tidemill.strategies.Strategies;
import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.WireReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that trades over real sockets, and its raw frames and its journal sent again. */
class RawReplayIT {
    private static final int ENOUGH_FILLS = 3;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void theRawFramesOfARunGiveItsJournalAgainByteForByte() throws Exception {
        MessageBatch frames = new MessageBatch(1 << 20);
        Path journal = folder.resolve("run.journal");
        WallClock clock = new WallClock();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        String journalHash;
        try (SandboxVenue venue = SandboxVenue.start(List.of(), 7, 10)) {
            RunConfig config = RunConfig.of(
                    EngineConfig.of(
                            3,
                            List.of(new StrategyConfig(
                                    "maker",
                                    Strategies.GLFT_MARKET_MAKER,
                                    List.of(venue.instrument()),
                                    Map.of(),
                                    Stage.LIVE)),
                            RiskLimits.defaults()),
                    List.of(venue.instrument()));
            Outlets outlets = new Outlets(
                    new ConnectOutlets(frames, (b, o, l) -> {}, instrument -> {}), (b, o, l) -> {}, (b, o, l) -> {});
            TradingNode node = TradingNode.start(
                    config,
                    Strategies.catalog(),
                    inbox -> venue.connector(config, inbox, clock),
                    journal,
                    outlets,
                    clock,
                    failure::set);
            try (node) {
                node.connect().get(30, TimeUnit.SECONDS);
                EngineState state = node.state().get(10, TimeUnit.SECONDS);
                while (state.fills() < ENOUGH_FILLS && failure.get() == null) {
                    state = node.state().get(10, TimeUnit.SECONDS);
                }
            }
            journalHash = node.journalHash();
        }
        assertThat(failure.get()).isNull();

        RawReplay again = new RawReplay(Strategies.catalog(), JournalWriter.create(folder.resolve("again.journal")));
        MessageBatch.forEach(frames.buffer(), 0, frames.length(), new WireReader().frames(again));
        assertThat(again.close()).isEqualTo(journalHash);
        assertThat(JournalReplay.replay(journal, Strategies.catalog()).equal()).isTrue();
        JournalDigest digest = JournalDigest.of(journal);
        assertThat(digest.orders()).isPositive();
        assertThat(digest.fills()).isGreaterThanOrEqualTo(ENOUGH_FILLS);
    }

    @Test
    void aFrameThatIsMissingIsNamed() {
        RawReplay replay = new RawReplay(Strategies.catalog(), JournalWriter.hashing());
        assertThatThrownBy(() -> replay.frame("", FrameChannel.CLOCK, 2, 1, "", new byte[0], 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frame 1 of the run must come next, was 2");
    }
}
