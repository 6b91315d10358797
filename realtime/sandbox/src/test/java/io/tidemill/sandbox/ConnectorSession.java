package io.tidemill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemill.connectors.CodecCounters;
import io.tidemill.connectors.CodecPorts;
import io.tidemill.connectors.CredentialSource;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.connectors.binance.AccountStream;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.connectors.binance.BinanceConfig;
import io.tidemill.connectors.binance.BinanceConnector;
import io.tidemill.model.book.BookCheck;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Instruments;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Our own connector and codec on a sandbox, joined by the plainest inbox there is: a lock. */
final class ConnectorSession implements MarketEvents, AutoCloseable {
    private static final int RECV_WINDOW_MS = 400;
    private static final int TICK_MS = 20;

    final BinanceSandbox sandbox;
    final OrderStory orders = new OrderStory();
    private final Vertx vertx = Vertx.vertx();
    private final Instruments instruments = new Instruments();
    private final OrderBook[] books = {new OrderBook(), new OrderBook(), new OrderBook()};
    private final BookCheck check = new BookCheck();
    private final BinanceConnector connector;
    private final BinanceCodec codec;
    private long arrival;
    private long lastNs;
    private long nextOrder = 1L << 32;
    private long trades;

    ConnectorSession(BinanceSandbox sandbox, AccountStream accountStream) throws Exception {
        this.sandbox = sandbox;
        List<Instrument> offered = sandbox.instruments();
        InstrumentIds ids =
                InstrumentIds.inOrder(offered.stream().map(Instrument::name).toList());
        List<String> symbols = offered.stream().map(Instrument::venueSymbol).toList();
        connector = new BinanceConnector(
                config(accountStream, symbols), ids, new Keys(sandbox), this::frame, ConnectorSession::nowNs, vertx);
        codec = new BinanceCodec(
                new CodecPorts(ids, connector, this, orders, new Learner(instruments)),
                List.of(),
                BinanceCodec.STALE_AFTER_NS);
        vertx.setPeriodic(TICK_MS, tick -> frame("", FrameChannel.CLOCK, nowNs(), "", new byte[0], 0, 0));
        connector.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private BinanceConfig config(AccountStream accountStream, List<String> symbols) {
        URI webSocket = URI.create(sandbox.wsUrl());
        return BinanceConfig.defaults(symbols)
                .at(URI.create(sandbox.restUrl()), webSocket, webSocket)
                .with(accountStream)
                .withTimes(2_000, 20, 200, 5_000, 3_600_000)
                .withClock(RECV_WINDOW_MS, 60_000);
    }

    private synchronized void frame(
            String venue, FrameChannel channel, long receiveNs, String context, byte[] bytes, int offset, int length) {
        lastNs = Math.max(lastNs, receiveNs);
        codec.frame(venue, channel, arrival++, lastNs, context, bytes, offset, length);
    }

    /** Sends a new order and waits for nothing. */
    long place(Side side, OrderKind kind, TimeInForce force, long priceTicks, long sizeLots) {
        long id = ++nextOrder;
        connector.place(id, 0, side, kind, force, priceTicks, sizeLots, 1, 1, nowNs());
        return id;
    }

    void cancel(long id) {
        connector.cancel(id, 0, nowNs());
    }

    void cancelAll() {
        connector.cancelAll(0, nowNs());
    }

    void query(long id) {
        connector.query(id, 0, nowNs());
    }

    synchronized Instrument btc() {
        return instruments.byId(0);
    }

    synchronized int known() {
        return instruments.all().size();
    }

    synchronized long bestTicks(Side side) {
        return books[0].bestPriceTicks(side);
    }

    synchronized boolean allBooksWhole() {
        return instruments.all().stream().allMatch(of -> books[of.id()].isValid());
    }

    synchronized long compared() {
        return check.compared();
    }

    synchronized long trades() {
        return trades;
    }

    synchronized CodecCounters counters() {
        return codec.counters();
    }

    /** Waits until so many more pairs of book and quote were compared; all pairs must be equal. */
    void booksAreRight(long more) {
        long before = compared();
        awaits(() -> compared() >= before + more && allBooksWhole());
        synchronized (this) {
            assertThat(check.differences()).isEmpty();
            assertThat(check.equal()).isEqualTo(check.compared());
        }
    }

    static void awaits(Supplier<Boolean> condition) {
        await().atMost(20, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(condition::get);
    }

    @Override
    public void close() {
        connector.close();
        vertx.close().await();
        sandbox.close();
    }

    @Override
    public void quote(int i, long e, long r, long s, long bp, long bs, long ap, long as) {
        check.quote(i, e, r, s, bp, bs, ap, as);
    }

    @Override
    public void trade(int i, long e, long r, long s, long p, long z, Side a) {
        trades++;
    }

    @Override
    public void bookDelta(int i, long e, long r, long s, BookAction action, Side side, long p, long z, int flags) {
        books[i].apply(action, side, p, z, flags, s, r);
        assertThat(books[i].isReadable() && books[i].isCrossed()).isFalse();
        check.bookDelta(i, e, r, s, action, side, p, z, flags);
    }

    @Override
    public void gap(int i, long e, long r, GapReason reason, long expected, long received) {
        books[i].invalidate();
        check.gap(i, e, r, reason, expected, received);
    }

    private static long nowNs() {
        return System.currentTimeMillis() * 1_000_000L;
    }

    private record Keys(BinanceSandbox sandbox) implements CredentialSource {
        @Override
        public String apiKey() {
            return sandbox.apiKey();
        }

        @Override
        public byte[] secret() {
            return sandbox.apiSecret().getBytes(StandardCharsets.US_ASCII);
        }
    }
}
