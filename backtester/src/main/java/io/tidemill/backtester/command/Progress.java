package io.tidemill.backtester.command;

import io.tidemill.backtester.MarketSource;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Help.Ansi;

/** A market that shows how far its replay has come: a bar with rate and time left on a terminal, plain lines elsewhere. */
final class Progress implements MarketSource {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    /** Events between two looks: less than a second. */
    private static final long LOOK = 1 << 20;

    private final MarketSource market;
    private final long fromNs;
    private final long toNs;
    private final PrintWriter lines;

    /**
     * A market that is watched.
     *
     * @param fromNs about where it begins
     * @param toNs about where it ends
     */
    Progress(MarketSource market, long fromNs, long toNs, PrintWriter lines) {
        this.market = market;
        this.fromNs = fromNs;
        this.toNs = toNs;
        this.lines = lines;
    }

    @Override
    public List<Instrument> instruments() {
        return market.instruments();
    }

    @Override
    public void replay(MarketEvents events) {
        if (!Ansi.AUTO.enabled()) {
            market.replay(new Watched(events, this::line));
            return;
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("backtest")
                .setUnit(" s of market", 1)
                .showSpeed()
                .setInitialMax(Math.max(1, (toNs - fromNs) / NS_PER_SECOND))
                .build()) {
            market.replay(new Watched(events, (timeNs, count) -> bar.stepTo((timeNs - fromNs) / NS_PER_SECOND)));
            bar.stepTo(bar.getMax());
        }
    }

    private void line(long timeNs, long count) {
        double share = toNs > fromNs ? (double) (timeNs - fromNs) / (toNs - fromNs) : 1;
        lines.println(String.format(Locale.ROOT, "backtest: %.0f %%, %,d events", 100 * share, count));
        lines.flush();
    }

    /** Is told now and then how far it is. */
    @FunctionalInterface
    private interface Look {
        void at(long timeNs, long count);
    }

    private static final class Watched implements MarketEvents {
        private final MarketEvents events;
        private final Look look;
        private long count;

        Watched(MarketEvents events, Look look) {
            this.events = events;
            this.look = look;
        }

        @Override
        public void quote(
                int instrumentId,
                long eventTimeNs,
                long receiveTimeNs,
                long sequence,
                long bidPriceTicks,
                long bidSizeLots,
                long askPriceTicks,
                long askSizeLots) {
            count(receiveTimeNs);
            events.quote(
                    instrumentId,
                    eventTimeNs,
                    receiveTimeNs,
                    sequence,
                    bidPriceTicks,
                    bidSizeLots,
                    askPriceTicks,
                    askSizeLots);
        }

        @Override
        public void trade(
                int instrumentId,
                long eventTimeNs,
                long receiveTimeNs,
                long sequence,
                long priceTicks,
                long sizeLots,
                Side aggressor) {
            count(receiveTimeNs);
            events.trade(instrumentId, eventTimeNs, receiveTimeNs, sequence, priceTicks, sizeLots, aggressor);
        }

        @Override
        public void bookDelta(
                int instrumentId,
                long eventTimeNs,
                long receiveTimeNs,
                long sequence,
                BookAction action,
                Side side,
                long priceTicks,
                long sizeLots,
                int flags) {
            count(receiveTimeNs);
            events.bookDelta(
                    instrumentId, eventTimeNs, receiveTimeNs, sequence, action, side, priceTicks, sizeLots, flags);
        }

        @Override
        public void gap(
                int instrumentId,
                long eventTimeNs,
                long receiveTimeNs,
                GapReason reason,
                long expectedSequence,
                long receivedSequence) {
            count(receiveTimeNs);
            events.gap(instrumentId, eventTimeNs, receiveTimeNs, reason, expectedSequence, receivedSequence);
        }

        private void count(long receiveTimeNs) {
            count++;
            if (count % LOOK == 0) {
                look.at(receiveTimeNs, count);
            }
        }
    }
}
