package io.tidemill.engine;

import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.Side;
import io.tidemill.model.promotion.Stage;
import io.tidemill.risk.RiskLimits;
import io.tidemill.wire.MessageSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Events per second of an engine on one core, run by hand: a strategy that does nothing, quotes and book deltas near the
 * best price, without a journal, with one that is hashed, and with one that is written. Prints one line each; best of five.
 */
final class EngineThroughput {
    private static final int EVENTS = 5_000_000;

    private EngineThroughput() {}

    /** Measures. */
    public static void main(String[] arguments) throws IOException {
        measure("no journal", () -> Engine.NO_JOURNAL);
        measure("journal, hashed", JournalWriter::hashing);
        measure("journal, hashed and written", () -> JournalWriter.create(fresh()));
    }

    private static void measure(String name, Journals journals) throws IOException {
        double best = 0;
        for (int round = 0; round < 5; round++) {
            MessageSink journal = journals.next();
            long startNs = System.nanoTime();
            run(journal);
            if (journal instanceof JournalWriter writer) {
                writer.close();
            }
            best = Math.max(best, EVENTS * 1e9 / (System.nanoTime() - startNs));
        }
        System.out.printf("%-28s %5.1f M events/s%n", name, best / 1e6);
    }

    private static void run(MessageSink journal) {
        EngineConfig config = EngineConfig.of(
                1,
                List.of(new StrategyConfig("it", "quiet", List.of(Storm.COIN.name()), Map.of(), Stage.LIVE)),
                RiskLimits.defaults());
        Engine engine = new Engine(config, RandomTrader.catalog(), Unsent.INSTANCE, journal);
        long nowNs = Storm.START_NS;
        engine.instrument(Storm.COIN, nowNs);
        for (int level = 0; level < 500; level++) {
            engine.bookDelta(0, nowNs, nowNs, 1, BookAction.SET, Side.BUY, 9_999 - level, 5, 0);
            engine.bookDelta(0, nowNs, nowNs, 1, BookAction.SET, Side.SELL, 10_001 + level, 5, 0);
        }
        for (int i = 0; i < EVENTS / 5; i++) {
            nowNs += 1_000;
            int near = i * 7 % 20;
            engine.quote(0, nowNs, nowNs, i, 9_999, 50 + i % 3, 10_001, 50);
            engine.trade(0, nowNs, nowNs, i, 10_000, 5, Side.BUY);
            engine.bookDelta(0, nowNs, nowNs, i, BookAction.SET, Side.BUY, 9_999 - near, 5 + i % 7, 0);
            engine.bookDelta(0, nowNs, nowNs, i, BookAction.DELETE, Side.SELL, 10_002 + near, 0, 0);
            engine.bookDelta(0, nowNs, nowNs, i, BookAction.SET, Side.SELL, 10_002 + near, 5, BookFlags.LAST);
        }
    }

    private static Path fresh() throws IOException {
        Path file = Files.createTempFile("tidemill", ".journal");
        Files.delete(file);
        file.toFile().deleteOnExit();
        return file;
    }

    private interface Journals {
        MessageSink next() throws IOException;
    }
}
