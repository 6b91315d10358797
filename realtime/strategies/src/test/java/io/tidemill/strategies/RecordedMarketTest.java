package io.tidemill.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.connectors.CodecPorts;
import io.tidemill.connectors.FrameFile;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.connectors.VenueRequests;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.engine.Engine;
import io.tidemill.engine.EngineState;
import io.tidemill.engine.JournalReplay;
import io.tidemill.engine.JournalWriter;
import io.tidemill.engine.ReplayResult;
import io.tidemill.model.promotion.Stage;
import io.tidemill.testkit.Fixtures;
import io.tidemill.wire.MessageSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both strategies trade eleven minutes of a real market. */
class RecordedMarketTest {
    private static final List<String> FILES =
            List.of("binance-frames/spot-btcusdt_20240808.gz", "binance-frames/spot-btcusdt_20240809.gz");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {Strategies.GLFT_MARKET_MAKER, Strategies.BOOK_IMBALANCE_TAKER})
    void theInitialParametersPlaceOrdersAndGetFills(String type) {
        EngineState state = run(type, Stage.LIVE, Engine.NO_JOURNAL);
        assertThat(state.halted()).as(state.haltReason()).isFalse();
        assertThat(state.sent()).isGreaterThan(50);
        assertThat(state.fills()).isGreaterThan(20);
        assertThat(Math.abs(state.strategies().get(0).positions().get(0).size()))
                .isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {Strategies.GLFT_MARKET_MAKER, Strategies.BOOK_IMBALANCE_TAKER})
    void inShadowNothingIsSentAndInCanaryAShare(String type) {
        assertThat(run(type, Stage.SHADOW, Engine.NO_JOURNAL).sent()).isZero();
        EngineState canary = run(type, Stage.CANARY, Engine.NO_JOURNAL);
        assertThat(canary.sent()).isPositive();
        assertThat(canary.fills()).isPositive();
    }

    @Test
    void theJournalOfARecordedMarketReplaysToTheSameBytes() {
        Path file = folder.resolve("real.journal");
        JournalWriter journal = JournalWriter.create(file);
        run(Strategies.GLFT_MARKET_MAKER, Stage.LIVE, journal);
        journal.close();
        ReplayResult result = JournalReplay.replay(file, Strategies.catalog());
        assertThat(result.difference()).isNull();
        assertThat(result.equal()).isTrue();
        assertThat(result.commandsHash()).isEqualTo(journal.commandsHash());
        assertThat(result.journalHash()).isEqualTo(journal.hash()).isEqualTo(result.replayHash());
    }

    private static EngineState run(String type, Stage stage, MessageSink journal) {
        Bench bench = new Bench(type, Map.of(), stage, journal, 1_723_161_253_000_000_000L);
        BinanceCodec codec = new BinanceCodec(
                new CodecPorts(
                        InstrumentIds.inOrder(List.of(Bench.BTC_USDT.name())),
                        VenueRequests.NONE,
                        bench,
                        bench.engine,
                        bench.engine),
                List.of(Bench.BTC_USDT),
                BinanceCodec.STALE_AFTER_NS);
        long arrival = 0;
        for (String name : FILES) {
            try (FrameFile file = FrameFile.open(Fixtures.require(name))) {
                arrival = file.replay("BINANCE", arrival + 1, codec);
            }
        }
        return bench.engine.state();
    }
}
