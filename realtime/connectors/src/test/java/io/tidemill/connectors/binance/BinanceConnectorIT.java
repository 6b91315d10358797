package io.tidemill.connectors.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemill.connectors.CredentialSource;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sockets against a server on loopback, faults included. */
class BinanceConnectorIT {
    private static final long ID = 1L << 32 | 1;
    private static final String NEW = "POST /api/v3/order";
    private static final String TIME = "GET /api/v3/time";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final FakeVenue venue = new FakeVenue(vertx);
    private final BinanceConnector connector = connector(3_600_000);

    @BeforeEach
    void start() throws Exception {
        connector.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        connector.close();
        vertx.close().await();
    }

    @Test
    void instrumentsComeBeforeTheStreamsAndTheAccountIsConfirmed() {
        assertThat(frames.get(0)).startsWith("REPLY exchange-info - - status=200");
        assertThat(frames)
                .anyMatch(f -> f.startsWith("CONNECTED public"))
                .anyMatch(f -> f.startsWith("CONNECTED account"));
        assertThat(venue.requests).anyMatch(r -> r.contains("userDataStream.subscribe.signature"));
        assertThat(frames).noneMatch(f -> f.contains("the-secret"));
    }

    @Test
    void messagesOfBothStreamsBecomeFramesAndPingsAreAnswered() {
        AtomicBoolean pong = new AtomicBoolean();
        venue.markets.get(0).pongHandler(buffer -> pong.set(buffer.equals(FakeVenue.ping())));
        venue.markets.get(0).writePing(FakeVenue.ping());
        venue.markets.get(0).writeTextMessage("{\"stream\":\"x\"}");
        venue.accounts.get(0).writeTextMessage("{\"event\":{}}");
        sees("PUBLIC_STREAM public | {\"stream\":\"x\"}");
        sees("PRIVATE_STREAM account | {\"event\":{}}");
        await().until(pong::get);
    }

    @Test
    void aLostStreamIsToldAndOpenedAgain() {
        venue.markets.get(0).close();
        sees("DISCONNECTED public");
        await().until(() -> venue.markets.size() == 2);
        await().until(() ->
                frames.stream().filter(f -> f.startsWith("CONNECTED public")).count() == 2);
        connector.reconnect("account");
        sees("DISCONNECTED account | asked to");
        await().until(() -> venue.accounts.size() == 2);
    }

    @Test
    void aNewOrderIsSentOnceAndItsReplyBearsTheBudgets() {
        venue.answers.put(
                NEW,
                new FakeVenue.Answer(
                        200, "{'orderId':1}", Map.of("X-MBX-ORDER-COUNT-1D", "1", "X-MBX-USED-WEIGHT-1M", "9")));
        place(ID);
        place(ID);
        sees("REPLY new BTCUSDT tm-0000000100000001 status=200");
        String frame = frames.stream()
                .filter(f -> f.startsWith("REPLY new"))
                .findFirst()
                .orElseThrow();
        assertThat(frame).contains("used-weight-1m=9").contains("order-count-1d=1");
        connector.cancel(ID, 0, 0);
        sees("REPLY cancel BTCUSDT tm-0000000100000001 status=404");
        assertThat(venue.requests.stream().filter(r -> r.startsWith(NEW)))
                .hasSize(1)
                .first()
                .asString()
                .contains("quantity=0.00100")
                .contains("price=100.00")
                .contains("&signature=");
    }

    @Test
    void theOrderBudgetOfTheVenueRefusesTheFourthOrder() {
        venue.answer(NEW, 200, "{'orderId':1}");
        for (int i = 0; i < 4; i++) {
            place(ID + i);
        }
        sees("NO_REPLY new BTCUSDT tm-0000000100000004 not-sent=RATE_BUDGET");
    }

    @Test
    void theVenuesClockIsMeasuredAgainAndAgain() {
        long before = times();
        try (BinanceConnector eager = connector(20)) {
            eager.start();
            await().until(() -> times() >= before + 4);
        }
    }

    @Test
    void aTimestampThatTheVenueRefusesMakesItsClockBeMeasuredAtOnce() {
        long aheadMs = 3_600_000; // far enough to be told from the passing of time
        venue.aheadMs = aheadMs;
        venue.answer(NEW, 400, "{'code':-1021,'msg':'Timestamp for this request is outside of the recvWindow.'}");
        place(ID);
        sees("REPLY new BTCUSDT tm-0000000100000001 status=400");
        await().until(() -> {
            connector.cancel(ID, 0, 0);
            return venue.requests.stream()
                    .anyMatch(r -> r.startsWith("DELETE") && timestamp(r) > System.currentTimeMillis() + aheadMs / 2);
        });
        assertThat(times()).isEqualTo(2);
    }

    @Test
    void aQuestionAboutALostOrderWaitsUntilTheVenueCannotTakeItAnyMore() {
        venue.answer(NEW, -2, "");
        venue.answer("GET /api/v3/order", 400, "{'code':-2013,'msg':'Order does not exist.'}");
        place(ID);
        sees("NO_REPLY new BTCUSDT tm-0000000100000001 |");
        connector.query(ID, 0, 0);
        sees("REPLY order BTCUSDT tm-0000000100000001 status=400");
        assertThat(timestamp(request("GET /api/v3/order?")) - timestamp(request(NEW)))
                .isGreaterThan(400);
    }

    @Test
    void commandsBeforeTheInstrumentsAreKnownAreNotSentAndSaySo() {
        connector.place(ID, 7, Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, 10_000, 100_000, 1, 1, 0);
        connector.cancel(ID, 7, 0);
        sees("NO_REPLY new #7 tm-0000000100000001 not-sent=NOT_SENT");
        sees("NO_REPLY cancel #7 tm-0000000100000001 not-sent=NOT_SENT");
    }

    @Test
    void after429NothingIsSentBeforeTheTimeIsUp() {
        venue.answers.put(NEW, new FakeVenue.Answer(429, "{'code':-1003,'msg':'x'}", Map.of("Retry-After", "60")));
        place(ID);
        sees("REPLY new BTCUSDT tm-0000000100000001 status=429 retry-after=60");
        place(ID + 1);
        connector.cancel(ID, 0, 0);
        sees("NO_REPLY new BTCUSDT tm-0000000100000002 not-sent=RATE_BUDGET");
        sees("NO_REPLY cancel BTCUSDT tm-0000000100000001 not-sent=RATE_BUDGET");
    }

    @Test
    void lostAndGarbledRepliesAreToldAsTheyAre() {
        venue.answer(NEW, -1, "");
        place(ID);
        sees("NO_REPLY new BTCUSDT tm-0000000100000001 | no answer");
        venue.answer(NEW, -2, "");
        place(ID + 1);
        sees("NO_REPLY new BTCUSDT tm-0000000100000002 |");
        venue.answer(NEW, 200, "{'orderI");
        place(ID + 2);
        sees("REPLY new BTCUSDT tm-0000000100000003 status=200 | {\"orderI");
    }

    private long times() {
        return venue.requests.stream().filter(r -> r.startsWith(TIME)).count();
    }

    private String request(String start) {
        return venue.requests.stream()
                .filter(r -> r.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static long timestamp(String request) {
        return Long.parseLong(request.replaceAll(".*timestamp=(\\d+).*", "$1"));
    }

    private BinanceConnector connector(long timeEveryMs) {
        return new BinanceConnector(
                BinanceConfig.defaults(List.of("BTCUSDT"))
                        .at(uri("http"), uri("ws"), uri("ws"))
                        .withTimes(500, 10, 50, 200, 3_600_000)
                        .withClock(400, timeEveryMs),
                InstrumentIds.inOrder(List.of("BTC-USDT.BINANCE")),
                new CredentialSource() {
                    @Override
                    public String apiKey() {
                        return "the-key";
                    }

                    @Override
                    public byte[] secret() {
                        return "the-secret".getBytes(StandardCharsets.US_ASCII);
                    }
                },
                (v, channel, time, context, bytes, offset, length) -> frames.add(channel + " " + context + " | "
                        + new String(bytes, offset, Math.min(length, 60), StandardCharsets.UTF_8)),
                () -> System.currentTimeMillis() * 1_000_000L,
                vertx);
    }

    private void place(long id) {
        connector.place(id, 0, Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, 10_000, 100_000, 1, 1, 0);
    }

    private void sees(String start) {
        await().untilAsserted(() -> assertThat(frames).anyMatch(f -> f.startsWith(start)));
    }

    private URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + venue.port());
    }
}
