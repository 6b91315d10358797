package io.tidemill.connectors.binance;

import io.tidemill.connectors.BookAssembler;
import io.tidemill.connectors.ClockSkew;
import io.tidemill.connectors.CodecCounters;
import io.tidemill.connectors.CodecPorts;
import io.tidemill.connectors.OrderEmitter;
import io.tidemill.connectors.RefusalReason;
import io.tidemill.connectors.RequestContext;
import io.tidemill.connectors.RetryList;
import io.tidemill.connectors.SpanTable;
import io.tidemill.connectors.VenueCodec;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.order.OrderReason;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * The codec of Binance spot: frames in, events out.
 *
 * <pre>
 *   PUBLIC_STREAM  ► MarketDecoder ► BookAssembler (one an instrument) ► market events, gaps
 *   PRIVATE_STREAM ► AccountDecoder ─┐
 *   REPLY, NO_REPLY► ReplyDecoder  ──┴► OrderEmitter ► order events, balances
 *                  ► ExchangeInfo  ► instruments
 *                  ► MarketDecoder (depth)
 *   CLOCK          ► watchdog, and questions that are to be asked again
 *   CONNECTED      ► snapshots asked for; after the private stream: account, open orders, all orders believed open
 *   DISCONNECTED   ► a gap for each instrument
 * </pre>
 *
 * <p>Instruments come from the caller, for files, and from the exchangeInfo reply, which makes new versions of those whose steps or
 * least sizes have changed. Frames of instruments that are in neither are refused as unknown.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> market frames allocate nothing in the steady state; order frames little.
 */
public final class BinanceCodec implements VenueCodec {
    /** Code of the venue. */
    public static final String VENUE = "BINANCE";

    /** Name of the market stream, in the context of its frames. */
    public static final String PUBLIC_STREAM = "public";

    /** Name of the private stream, in the context of its frames. */
    public static final String ACCOUNT_STREAM = "account";

    /** Silence of the market stream after which it is held to be dead, ns. */
    public static final long STALE_AFTER_NS = 5_000_000_000L;

    private final CodecPorts ports;
    private final long staleAfterNs;
    private final CodecCounters counters = new CodecCounters();
    private final SpanTable<Listing> listings = new SpanTable<>();
    private final RetryList retries = new RetryList();
    private final OrderEmitter orders;
    private final MarketDecoder market;
    private final AccountDecoder account;
    private final ReplyDecoder replies;
    private boolean publicOpen;
    private long publicHeardNs;

    /**
     * A codec.
     *
     * @param known instruments that are known before any frame, not emitted again; those without exchangeInfo need them
     * @param staleAfterNs silence of the market stream after which it is held to be dead, ns; see {@link #STALE_AFTER_NS}
     */
    public BinanceCodec(CodecPorts ports, Collection<Instrument> known, long staleAfterNs) {
        if (staleAfterNs <= 0) {
            throw new IllegalArgumentException("staleAfterNs must be > 0, was " + staleAfterNs);
        }
        this.ports = ports;
        this.staleAfterNs = staleAfterNs;
        orders = new OrderEmitter(ports.orders(), ports.requests());
        market = new MarketDecoder(listings, ports.market(), counters);
        account = new AccountDecoder(listings, orders, ports.requests(), counters);
        replies = new ReplyDecoder(orders, counters, retries);
        for (Instrument instrument : known) {
            list(instrument);
        }
    }

    @Override
    public String venue() {
        return VENUE;
    }

    @Override
    public CodecCounters counters() {
        return counters;
    }

    @Override
    public List<String> streams() {
        return List.of("depth", "trade", ACCOUNT_STREAM);
    }

    @Override
    public ClockSkew clockSkew(String stream) {
        return switch (stream) {
            case "depth" -> market.depthSkew().skew();
            case "trade" -> market.tradeSkew().skew();
            case ACCOUNT_STREAM -> account.skew().skew();
            default -> throw new IllegalArgumentException("stream must be one of " + streams() + ", was " + stream);
        };
    }

    @Override
    public void frame(
            String venue,
            FrameChannel channel,
            long arrival,
            long receiveTimeNs,
            String context,
            byte[] bytes,
            int offset,
            int length) {
        if (channel == FrameChannel.CLOCK) {
            clock(receiveTimeNs);
            return;
        }
        if (!venue.equals(VENUE)) {
            return;
        }
        counters.countFrame();
        switch (channel) {
            case PUBLIC_STREAM -> {
                publicOpen = true;
                publicHeardNs = receiveTimeNs;
                market.message(receiveTimeNs, bytes, offset, length);
            }
            case PRIVATE_STREAM -> account.message(receiveTimeNs, bytes, offset, length);
            case REPLY, NO_REPLY -> reply(RequestContext.parse(context), receiveTimeNs, bytes, offset, length);
            case CONNECTED -> connected(context, receiveTimeNs);
            case DISCONNECTED -> disconnected(context, receiveTimeNs);
            case CLOCK, CONTROL -> counters.countPassedOver();
        }
    }

    private void clock(long receiveTimeNs) {
        if (publicOpen && receiveTimeNs - publicHeardNs > staleAfterNs) {
            publicOpen = false;
            lost(GapReason.STALE, receiveTimeNs);
            ports.requests().reconnect(PUBLIC_STREAM);
        }
        List<Listing> all = listings.values();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).book.clock(receiveTimeNs);
        }
        retries.clock(receiveTimeNs, ports.requests());
    }

    private void connected(String stream, long receiveTimeNs) {
        if (stream.equals(PUBLIC_STREAM)) {
            publicOpen = true;
            publicHeardNs = receiveTimeNs;
            for (Listing listing : listings.values()) {
                listing.book.connected(receiveTimeNs);
            }
        } else if (stream.equals(ACCOUNT_STREAM)) {
            ports.requests().account();
            for (Listing listing : listings.values()) {
                ports.requests().openOrders(listing.id());
            }
            orders.askForOpen();
        }
    }

    private void disconnected(String stream, long receiveTimeNs) {
        if (stream.equals(PUBLIC_STREAM)) {
            publicOpen = false;
            lost(GapReason.DISCONNECTED, receiveTimeNs);
        }
    }

    private void lost(GapReason reason, long receiveTimeNs) {
        for (Listing listing : listings.values()) {
            listing.book.lost(reason, receiveTimeNs);
        }
    }

    private void reply(RequestContext context, long receiveTimeNs, byte[] bytes, int offset, int length) {
        switch (context.verb()) {
            case Requests.EXCHANGE_INFO -> exchangeInfo(context, receiveTimeNs, bytes, offset, length);
            case Requests.ACCOUNT -> replies.account(context, receiveTimeNs, bytes, offset, length);
            case Requests.TIME, Requests.LISTEN_KEY -> counters.countPassedOver();
            default -> {
                byte[] symbol = context.symbol().getBytes(StandardCharsets.UTF_8);
                Listing listing = listings.find(symbol, 0, symbol.length);
                if (listing == null && context.notSent() != OrderReason.NONE && context.instrumentId() >= 0) {
                    replies.notSent(context, context.instrumentId(), receiveTimeNs);
                } else if (listing == null) {
                    counters.countRefused(RefusalReason.UNKNOWN_INSTRUMENT);
                } else if (!context.verb().equals(Requests.DEPTH)) {
                    replies.reply(context, listing, receiveTimeNs, bytes, offset, length);
                } else if (context.succeeded()) {
                    market.snapshot(listing, receiveTimeNs, bytes, offset, length);
                } else {
                    listing.book.snapshotFailed(receiveTimeNs);
                }
            }
        }
    }

    private void exchangeInfo(RequestContext context, long receiveTimeNs, byte[] bytes, int offset, int length) {
        if (!context.succeeded()) {
            counters.countPassedOver();
            return;
        }
        ExchangeInfo info = ExchangeInfo.parse(VENUE, ports.ids(), receiveTimeNs, bytes, offset, length);
        if (info == null) {
            counters.countRefused(RefusalReason.UNPARSABLE);
            return;
        }
        for (Instrument instrument : info.instruments()) {
            learn(instrument, receiveTimeNs);
        }
    }

    private void learn(Instrument instrument, long receiveTimeNs) {
        byte[] symbol = instrument.venueSymbol().getBytes(StandardCharsets.UTF_8);
        Listing listing = listings.find(symbol, 0, symbol.length);
        if (listing == null) {
            list(instrument);
            ports.control().instrument(instrument, receiveTimeNs);
            return;
        }
        Instrument before = listing.instrument();
        boolean steps =
                !before.tick().equals(instrument.tick()) || !before.lot().equals(instrument.lot());
        boolean least = before.orderStepLots() != instrument.orderStepLots()
                || before.minSizeLots() != instrument.minSizeLots()
                || Double.compare(before.minNotional(), instrument.minNotional()) != 0;
        if (steps || least) {
            listing.become(instrument);
            ports.control().instrument(instrument, receiveTimeNs);
        }
        if (steps) {
            listing.book.stepsChanged(receiveTimeNs);
        }
    }

    private void list(Instrument instrument) {
        BookAssembler book = new BookAssembler(instrument.id(), ports.market(), ports.requests(), counters);
        listings.put(instrument.venueSymbol(), new Listing(instrument, book));
    }
}
