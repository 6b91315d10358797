package io.tidemill.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidemill.matching.FeeModel;
import io.tidemill.matching.SimulatedVenue;
import io.tidemill.matching.SimulatedVenueConfig;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Instruments;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded market: frame files in order, as one stream, each WebSocket frame sent again byte for byte but for the venue's times
 * ({@code E} and {@code T}), which are moved to now by one constant that is taken when the replay begins.
 *
 * <p>Before anything is served, all files are read once: they are checked to their last line, symbol and steps are found, and the
 * recorded REST snapshot makes the book whole. A client that subscribes before the replay begins and then asks for the depth
 * gets that snapshot, which lies within the first frames: it joins by the documented procedure without a gap. Later the depth is the
 * snapshot with all sent frames applied.
 *
 * <p>The account's own orders are matched against the recorded market ({@link SimulatedVenue}, no latency). The recorded market does
 * not know of them: they are in no public stream and in no depth.
 */
public final class ReplayMarket extends Market {
    private static final int LISTING = 0;

    private final List<Path> files;
    private final ReplayScan scan;
    private final Instrument instrument;
    private final OrderBook book = new OrderBook();
    private final FrameFiles frames;
    private @Nullable MarketListener listener;
    private @Nullable SimulatedVenue venue;
    private boolean frameWaits;
    private volatile long positionNs;
    private long shiftMs;
    private volatile boolean atEnd;

    private ReplayMarket(List<Path> files, ReplayScan scan) {
        this.files = files;
        this.scan = scan;
        this.instrument = scan.instrument();
        this.frames = new FrameFiles(files);
    }

    /**
     * Reads the files once and stands at their beginning.
     *
     * @param files in order; together they hold one symbol and at least one REST snapshot
     * @throws FrameFileException if a file is missing, truncated or garbled; the message names file and line
     */
    public static ReplayMarket of(List<Path> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a replay needs at least one frame file");
        }
        return new ReplayMarket(List.copyOf(files), ReplayScan.of(files));
    }

    /** The files, in order. */
    public List<Path> files() {
        return files;
    }

    /** WebSocket frames in all files. */
    public long frames() {
        return scan.frames();
    }

    /** Market time from the first frame to the last, ns. */
    public long lengthNs() {
        return scan.lastReceiveNs() - scan.firstReceiveNs();
    }

    /** Share of the market time between the first and the last frame that has passed, 0 to 1. */
    public double progress() {
        return Math.min(1, (double) (positionNs - scan.firstReceiveNs()) / Math.max(1, lengthNs()));
    }

    @Override
    public List<Instrument> instruments() {
        return List.of(instrument);
    }

    @Override
    public boolean isAtEnd() {
        return atEnd;
    }

    @Override
    public void close() {
        try {
            frames.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void open(MarketListener to) {
        listener = to;
        SimulatedVenue opened = new SimulatedVenue(
                SimulatedVenueConfig.defaults(instrument.venue()).withFees(FeeModel.free()),
                new Instruments(List.of(instrument)),
                new ReplayOrders(to));
        venue = opened;
        positionNs = scan.firstReceiveNs();
        JsonNode snapshot = scan.snapshot();
        long sequence = snapshot.get("lastUpdateId").longValue();
        delta(opened, sequence, BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT);
        levels(opened, snapshot.get("bids"), Side.BUY, sequence, BookFlags.SNAPSHOT);
        levels(opened, snapshot.get("asks"), Side.SELL, sequence, BookFlags.SNAPSHOT);
        finish(opened, sequence, BookFlags.SNAPSHOT);
        frameWaits = frames.next();
    }

    @Override
    void begin(long nowNs) {
        shiftMs = nowNs / 1_000_000 - scan.firstEventMs();
    }

    @Override
    void pass(long marketNs) {
        long reachedNs = positionNs + marketNs;
        positionNs = reachedNs;
        while (frameWaits && frames.receiveTimeNs() <= reachedNs) {
            send();
            frameWaits = frames.next();
        }
        atEnd = !frameWaits;
    }

    @Override
    OrderBook book(int listing) {
        return book;
    }

    @Override
    void place(
            long orderId,
            int listing,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots) {
        SimulatedVenue of = venue();
        of.place(orderId, LISTING, side, kind, timeInForce, priceTicks, sizeLots, 0, 0, positionNs);
        of.advanceTo(positionNs);
    }

    @Override
    void cancel(long orderId, int listing) {
        venue().cancel(orderId, LISTING, positionNs);
        venue().advanceTo(positionNs);
    }

    private void send() {
        String json = frames.json();
        JsonNode frame = parsed(json);
        if (!frame.has("stream")) {
            return;
        }
        SimulatedVenue of = venue();
        MarketListener to = listener();
        JsonNode data = frame.get("data");
        String text = ReplayScan.shifted(ReplayScan.data(json), shiftMs);
        long timeNs = Math.max(frames.receiveTimeNs(), of.timeNs());
        switch (ReplayScan.kind(frame)) {
            case DEPTH -> {
                long last = data.get("u").longValue();
                if (last > book.sequence()) {
                    levels(of, data.get("b"), Side.BUY, last, 0);
                    levels(of, data.get("a"), Side.SELL, last, 0);
                    finish(of, last, 0);
                }
                to.depth(LISTING, data.get("U").longValue(), last, text);
            }
            case BOOK_TICKER -> {
                long bid = ticks(data.get("b"));
                long bidLots = lots(data.get("B"));
                long ask = ticks(data.get("a"));
                long askLots = lots(data.get("A"));
                of.quote(LISTING, timeNs, timeNs, data.get("u").longValue(), bid, bidLots, ask, askLots);
                to.bookTicker(LISTING, bid, bidLots, ask, askLots, text);
            }
            case TRADE -> {
                boolean buyerIsMaker = data.get("m").booleanValue();
                PublicTrade trade = new PublicTrade(
                        data.get("t").longValue(),
                        ticks(data.get("p")),
                        lots(data.get("q")),
                        data.get("T").longValue() + shiftMs,
                        buyerIsMaker);
                Side aggressor = buyerIsMaker ? Side.SELL : Side.BUY;
                of.trade(LISTING, timeNs, timeNs, trade.tradeId(), trade.priceTicks(), trade.sizeLots(), aggressor);
                to.trade(LISTING, trade, text);
            }
            case OTHER -> throw frames.broken("no stream that can be replayed: " + frame.get("stream"), null);
        }
        of.advanceTo(timeNs);
    }

    private void levels(SimulatedVenue of, JsonNode levels, Side side, long sequence, int flags) {
        for (JsonNode level : levels) {
            long size = lots(level.get(1));
            delta(of, sequence, size == 0 ? BookAction.DELETE : BookAction.SET, side, ticks(level.get(0)), size, flags);
        }
    }

    /** Ends a batch with a delta that changes nothing: no level has this price. */
    private void finish(SimulatedVenue of, long sequence, int flags) {
        delta(of, sequence, BookAction.DELETE, Side.BUY, 0, 0, flags | BookFlags.LAST);
    }

    private void delta(
            SimulatedVenue of, long sequence, BookAction action, Side side, long price, long size, int flags) {
        long timeNs = Math.max(frameWaits ? frames.receiveTimeNs() : positionNs, of.timeNs());
        book.apply(action, side, price, size, flags, sequence, timeNs);
        of.bookDelta(LISTING, timeNs, timeNs, sequence, action, side, price, size, flags);
    }

    private JsonNode parsed(String json) {
        try {
            return JsonText.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw frames.broken("a frame is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private long ticks(JsonNode decimal) {
        return Decimal8.parse(decimal.textValue()) / Decimal8.mantissa(instrument.tick(), 1);
    }

    private long lots(JsonNode decimal) {
        return Decimal8.parse(decimal.textValue()) / Decimal8.mantissa(instrument.lot(), 1);
    }

    private SimulatedVenue venue() {
        if (venue == null) {
            throw new IllegalStateException("the market is not open");
        }
        return venue;
    }

    private MarketListener listener() {
        if (listener == null) {
            throw new IllegalStateException("the market is not open");
        }
        return listener;
    }
}
