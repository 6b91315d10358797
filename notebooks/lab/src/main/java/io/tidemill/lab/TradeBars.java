package io.tidemill.lab;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.research.fold.Span;
import io.tidemill.tables.LakeReader;
import io.tidemill.tables.MarketKind;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/** Trades of the lake into bars, in the order in which they came and without keeping one. */
final class TradeBars implements MarketEvents {
    private static final long TOLD_EVERY = 1 << 16;

    private final BarFold fold;
    private final Progress progress;
    private final long atMost;
    private Step tick;
    private Step lot;
    private long trades;

    private TradeBars(Instrument instrument, BarFold fold, Progress progress, long atMost) {
        this.fold = fold;
        this.progress = progress;
        this.atMost = atMost;
        tick = instrument.tick();
        lot = instrument.lot();
    }

    /** The bars of one instrument in a span. */
    static Table of(LakeReader reader, String instrument, Span span, Bars rule) {
        List<String> names = List.of(instrument);
        BarFold fold = new BarFold(rule);
        Progress progress = Progress.of("bars of " + instrument, "trades");
        ReplayQuery query = new ReplayQuery(names, span.fromNs(), span.toNs(), EnumSet.of(MarketKind.TRADE));
        long atMost = reader.rows(MarketKind.TRADE.table(), names, span.fromNs(), span.toNs())
                .atMost();
        try (MarketReplay replay = reader.replay(query)) {
            TradeBars trades = new TradeBars(replay.instruments().get(0), fold, progress, atMost);
            replay.versionsTo((version, timeNs) -> trades.version(version));
            replay.run(trades);
            progress.end(trades.trades);
        }
        return fold.table(instrument + " " + rule.kind().name().toLowerCase(Locale.ROOT) + " bars");
    }

    private void version(Instrument newer) {
        tick = newer.tick();
        lot = newer.lot();
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
        fold.trade(receiveTimeNs, tick.toDouble(priceTicks), lot.toDouble(sizeLots), aggressor == Side.BUY);
        if (++trades % TOLD_EVERY == 0) {
            progress.at(trades, atMost);
        }
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
        throw new IllegalStateException("only trades were asked for");
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
        throw new IllegalStateException("only trades were asked for");
    }

    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        throw new IllegalStateException("only trades were asked for");
    }
}
