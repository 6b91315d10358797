package io.tidemill.node.bench;

import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.engine.EngineConfig;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.node.live.Outlets;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.live.TradingNode;
import io.tidemill.node.platform.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * From the moment at which the bytes of a frame are due to arrive, to its order in the sender's hand: inbox, codec, engine, risk gate
 * and journal of a whole {@link TradingNode} in this process, through its real rings; without sockets and bus.
 *
 * <p>Frames come at a steady rate, whether the node keeps up or not, and each bears the time at which it was due: a frame that
 * waits because the one before was slow is late from that time on (no coordinated omission). One instrument; one order every ten quotes.
 * The sender of the frames spins, and takes a core of the machine for that.
 */
final class TickToOrderBench implements Bench {
    private static final int[] FRAMES_PER_S = {5_000, 50_000};
    private static final int WARM_UPS = 10;
    private static final int WARM_UP_RATE = 50_000;
    private static final long NS_PER_S = 1_000_000_000L;

    @Override
    public void run(Tape tape, int rounds, Consumer<Figure> figures) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            round(tape, WARM_UP_RATE);
        }
        for (int rate : FRAMES_PER_S) {
            Histogram all = new Histogram(3);
            for (int i = 0; i < rounds; i++) {
                all.add(round(tape, rate));
            }
            figures.accept(
                    new Figure("frame to order, " + rate + " frames/s", all.getValueAtPercentile(50) / 1000.0, "us")
                            .with(all, 1e-3)
                            .with("frames", (long) tape.frames().size() * rounds));
        }
    }

    /** One node, one pass over the tape. */
    private static Histogram round(Tape tape, int framesPerS) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            return round(tape, framesPerS, folder.path().resolve("journal"));
        }
    }

    private static Histogram round(Tape tape, int framesPerS, Path journal) {
        WallClock clock = new WallClock();
        AtomicLong due = new AtomicLong(clock.nowNs());
        CompletableFuture<SilentVenue> made = new CompletableFuture<>();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        TradingNode node = TradingNode.start(
                config(),
                EveryTenthQuote.catalog(),
                inbox -> {
                    SilentVenue silent = new SilentVenue(inbox, clock, due::get);
                    made.complete(silent);
                    return silent;
                },
                journal,
                Outlets.none(),
                // the node's own frames are stamped with what is due, so that they never push the time of a late frame
                due::get,
                failure::complete);
        SilentVenue venue = made.join();
        try {
            send(tape, venue.inbox(), clock, due, NS_PER_S / framesPerS);
        } finally {
            node.close();
        }
        if (failure.isDone()) {
            throw new IllegalStateException("the node failed while it was measured", failure.join());
        }
        Histogram ages = venue.agesNs();
        if (ages.getTotalCount() == 0) {
            throw new IllegalArgumentException("no order was made: the tape must hold a book snapshot and quotes");
        }
        return ages;
    }

    private static void send(Tape tape, FrameInbox inbox, WallClock clock, AtomicLong due, long intervalNs) {
        inbox.frame(
                BinanceCodec.VENUE,
                FrameChannel.REPLY,
                due.get(),
                "exchange-info - - status=200",
                Tape.EXCHANGE_INFO,
                0,
                Tape.EXCHANGE_INFO.length);
        long start = clock.nowNs() + intervalNs;
        List<byte[]> frames = tape.frames();
        for (int i = 0; i < frames.size(); i++) {
            long at = start + i * intervalNs;
            while (clock.nowNs() < at) {
                Thread.onSpinWait();
            }
            due.set(at);
            byte[] bytes = frames.get(i);
            inbox.frame(BinanceCodec.VENUE, FrameChannel.PUBLIC_STREAM, at, "", bytes, 0, bytes.length);
        }
    }

    private static RunConfig config() {
        return RunConfig.of(
                EngineConfig.of(1, List.of(BenchTrading.strategy()), BenchTrading.limits()),
                List.of(Tape.INSTRUMENT.name()));
    }
}
