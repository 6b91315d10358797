package io.tidemill.connectors.binance;

import io.tidemill.connectors.CredentialSource;
import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.connectors.RequestContext;
import io.tidemill.connectors.VenueConnector;
import io.tidemill.model.Clock;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of Binance spot. Commands become requests here; how they are sent and what their answers become is in {@link
 * BinanceRest}, the streams are in {@link BinanceStreams}.
 *
 * <p>A new order is sent at most once: a second command with the same id, or a lower one of the same run, is passed over, because its
 * outcome comes with the first. An order or cancel that the budget does not allow ends at once in a NO_REPLY frame with {@code
 * not-sent=RATE_BUDGET}; it never waits. Questions and snapshots wait for the budget.
 *
 * <p>A query for an order whose own request was lost waits until the venue can no longer accept that request ({@code timestamp +
 * recvWindow}); before that, "no such order" would prove nothing.
 */
public final class BinanceConnector implements VenueConnector {
    private static final int CLOSE_TIMEOUT_S = 5;

    private final BinanceConfig config;
    private final Context context;
    private final BinanceRest rest;
    private final BinanceStreams streams;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    // all below: context thread only
    private final Map<Integer, Instrument> instruments = new HashMap<>();
    private final Map<Integer, Integer> highestSent = new HashMap<>();
    private final Map<Long, Long> lostUntilMs = new HashMap<>();

    /**
     * A connector that is not started.
     *
     * @param vertx whose threads are used; not closed by this
     * @param clock the wall clock
     */
    public BinanceConnector(
            BinanceConfig config,
            InstrumentIds ids,
            CredentialSource credentials,
            FrameInbox inbox,
            Clock clock,
            Vertx vertx) {
        this.config = config;
        context = vertx.getOrCreateContext();
        rest = new BinanceRest(config, ids, credentials, inbox, clock, vertx, context);
        streams = new BinanceStreams(config, credentials, inbox, clock, vertx, context, rest);
    }

    @Override
    public String venue() {
        return BinanceCodec.VENUE;
    }

    @Override
    public CompletionStage<Void> start() {
        run(() -> rest.learn(info -> {
            info.instruments().forEach(instrument -> instruments.put(instrument.id(), instrument));
            streams.open(() -> started.complete(null));
        }));
        return started.minimalCompletionStage();
    }

    @Override
    public void close() {
        CountDownLatch done = new CountDownLatch(1);
        Runnable closing = () -> {
            streams.close();
            rest.close();
            started.completeExceptionally(new IllegalStateException("closed before all streams were open"));
            done.countDown();
        };
        if (Vertx.currentContext() == context) {
            closing.run();
            return;
        }
        run(closing);
        try {
            if (!done.await(CLOSE_TIMEOUT_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("connector did not close within " + CLOSE_TIMEOUT_S + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void place(
            long clientOrderId,
            int instrumentId,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            long timeNs) {
        run(() -> {
            Instrument of = instruments.get(instrumentId);
            String id = ClientOrderId.text(clientOrderId);
            String request = RequestContext.of(Requests.NEW, symbol(of, instrumentId), id);
            if (!firstTime(clientOrderId)) {
                return;
            }
            if (of == null) {
                rest.notSent(request, OrderReason.NOT_SENT, "the instrument is not known yet");
            } else {
                rest.place(
                        request,
                        parameters -> parameters.newOrder(of, id, side, kind, timeInForce, priceTicks, sizeLots),
                        sentMs -> lostUntilMs.put(clientOrderId, sentMs + config.recvWindowMs()));
            }
        });
    }

    @Override
    public void refuse(long clientOrderId, int instrumentId, OrderReason reason) {
        run(() -> {
            if (firstTime(clientOrderId)) {
                String symbol = symbol(instruments.get(instrumentId), instrumentId);
                String request = RequestContext.of(Requests.NEW, symbol, ClientOrderId.text(clientOrderId));
                rest.notSent(request, reason, "the order is not to be sent");
            }
        });
    }

    @Override
    public void cancel(long clientOrderId, int instrumentId, long timeNs) {
        withInstrument(instrumentId, Requests.CANCEL, ClientOrderId.text(clientOrderId), of -> {
            String id = ClientOrderId.text(clientOrderId);
            rest.cancel(
                    RequestContext.of(Requests.CANCEL, of.venueSymbol(), id),
                    "/api/v3/order",
                    "&symbol=" + of.venueSymbol() + "&origClientOrderId=" + id);
        });
    }

    @Override
    public void cancelAll(int instrumentId, long timeNs) {
        withInstrument(
                instrumentId,
                Requests.CANCEL_ALL,
                RequestContext.ABSENT,
                of -> rest.cancel(
                        RequestContext.of(Requests.CANCEL_ALL, of.venueSymbol(), RequestContext.ABSENT),
                        "/api/v3/openOrders",
                        "&symbol=" + of.venueSymbol()));
    }

    @Override
    public void query(long clientOrderId, int instrumentId, long timeNs) {
        orderStatus(instrumentId, clientOrderId);
    }

    @Override
    public void orderStatus(int instrumentId, long clientOrderId) {
        String id = ClientOrderId.text(clientOrderId);
        withInstrument(instrumentId, Requests.ORDER, id, of -> {
            Long proofMs = lostUntilMs.remove(clientOrderId);
            rest.ask(
                    RequestContext.of(Requests.ORDER, of.venueSymbol(), id),
                    "/api/v3/order",
                    "&symbol=" + of.venueSymbol() + "&origClientOrderId=" + id,
                    4,
                    proofMs == null ? Long.MIN_VALUE : proofMs);
        });
    }

    @Override
    public void openOrders(int instrumentId) {
        question(instrumentId, Requests.OPEN_ORDERS, RequestContext.ABSENT, "/api/v3/openOrders", "", 6);
    }

    @Override
    public void trades(int instrumentId, long clientOrderId, long venueOrderId) {
        String order = ClientOrderId.text(clientOrderId);
        question(instrumentId, Requests.TRADES, order, "/api/v3/myTrades", "&orderId=" + venueOrderId, 5);
    }

    @Override
    public void account() {
        run(() -> rest.ask(
                RequestContext.of(Requests.ACCOUNT, RequestContext.ABSENT, RequestContext.ABSENT),
                "/api/v3/account",
                "&omitZeroBalances=true",
                20,
                Long.MIN_VALUE));
    }

    @Override
    public void snapshot(int instrumentId) {
        withInstrument(instrumentId, Requests.DEPTH, RequestContext.ABSENT, of -> rest.snapshot(of.venueSymbol()));
    }

    @Override
    public void reconnect(String stream) {
        run(() -> streams.reconnect(stream));
    }

    private void question(int instrumentId, String verb, String order, String path, String more, int weight) {
        withInstrument(
                instrumentId,
                verb,
                order,
                of -> rest.ask(
                        RequestContext.of(verb, of.venueSymbol(), order),
                        path,
                        "&symbol=" + of.venueSymbol() + more,
                        weight,
                        Long.MIN_VALUE));
    }

    private void withInstrument(int instrumentId, String verb, String order, Consumer<Instrument> action) {
        run(() -> {
            Instrument of = instruments.get(instrumentId);
            if (of == null) {
                String request = RequestContext.of(verb, symbol(null, instrumentId), order);
                rest.notSent(request, OrderReason.NOT_SENT, "the instrument is not known yet");
            } else {
                action.accept(of);
            }
        });
    }

    private boolean firstTime(long clientOrderId) {
        int run = ClientOrderId.run(clientOrderId);
        int counter = (int) clientOrderId;
        int highest = highestSent.getOrDefault(run, 0);
        highestSent.put(run, Math.max(highest, counter));
        return counter > highest;
    }

    private void run(Runnable action) {
        context.runOnContext(ignored -> action.run());
    }

    private static String symbol(@Nullable Instrument of, int instrumentId) {
        return of == null ? RequestContext.symbolOf(instrumentId) : of.venueSymbol();
    }
}
