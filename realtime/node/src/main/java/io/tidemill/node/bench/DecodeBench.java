package io.tidemill.node.bench;

import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * JSON frames to market events, on one thread, by the codec that runs live, books assembled and events emitted. The value is the
 * mean of the median round; the percentiles are of single frames, the cost of two readings of the clock included.
 */
final class DecodeBench implements Bench {
    private static final int DIGITS = 3;

    @Override
    public void run(Tape tape, int rounds, Consumer<Figure> figures) throws Exception {
        Counting counting = new Counting();
        double ns = Rounds.medianNs(rounds, () -> tape.decode(counting));
        int frames = tape.frames().size();
        double bytes = tape.frames().stream().mapToLong(frame -> frame.length).sum() / (double) frames;
        Histogram all = new Histogram(DIGITS);
        Histogram depth = new Histogram(DIGITS);
        Histogram quote = new Histogram(DIGITS);
        Histogram trade = new Histogram(DIGITS);
        for (int round = 0; round < rounds; round++) {
            time(tape, all, depth, quote, trade);
        }
        counting.events = 0;
        tape.decode(counting);
        figures.accept(new Figure("frame to events", ns / frames, "ns")
                .with(all, 1)
                .with("frames", frames)
                .with("bytesPerFrame", bytes)
                .with("eventsPerFrame", (double) counting.events / frames)
                .with("bytesAllocatedPerFrame", allocatedPerFrame(tape)));
        tell("depth frame to events", depth, figures);
        tell("bookTicker frame to events", quote, figures);
        tell("trade frame to events", trade, figures);
    }

    private static void tell(String metric, Histogram histogram, Consumer<Figure> figures) {
        if (histogram.getTotalCount() > 0) {
            figures.accept(new Figure(metric, histogram.getMean(), "ns").with(histogram, 1));
        }
    }

    private static void time(Tape tape, Histogram all, Histogram depth, Histogram quote, Histogram trade) {
        Counting counting = new Counting();
        BinanceCodec codec = Tape.codec(counting);
        for (int i = 0; i < tape.frames().size(); i++) {
            long deltas = counting.deltas;
            long quotes = counting.quotes;
            long trades = counting.trades;
            long start = System.nanoTime();
            tape.give(i, codec);
            long took = System.nanoTime() - start;
            all.recordValue(took);
            if (counting.deltas > deltas) {
                depth.recordValue(took);
            } else if (counting.quotes > quotes) {
                quote.recordValue(took);
            } else if (counting.trades > trades) {
                trade.recordValue(took);
            }
        }
    }

    /** Of the second half of the tape: the first fills what grows once. */
    private static double allocatedPerFrame(Tape tape) throws Exception {
        BinanceCodec codec = Tape.codec(new Counting());
        int half = tape.frames().size() / 2;
        for (int i = 0; i < half; i++) {
            tape.give(i, codec);
        }
        int frames = tape.frames().size() - half;
        long bytes = Rounds.allocatedBytes(() -> {
            for (int i = half; i < half + frames; i++) {
                tape.give(i, codec);
            }
        });
        return (double) bytes / frames;
    }

    private static final class Counting implements MarketEvents {
        private long events;
        private long deltas;
        private long quotes;
        private long trades;

        @Override
        public void quote(
                int id, long event, long time, long sequence, long bid, long bidLots, long ask, long askLots) {
            events++;
            quotes++;
        }

        @Override
        public void trade(int id, long event, long time, long sequence, long price, long lots, Side aggressor) {
            events++;
            trades++;
        }

        @Override
        public void bookDelta(
                int id,
                long event,
                long time,
                long sequence,
                BookAction action,
                Side side,
                long price,
                long lots,
                int flags) {
            events++;
            deltas++;
        }

        @Override
        public void gap(int id, long event, long time, GapReason reason, long expected, long received) {
            events++;
        }
    }
}
