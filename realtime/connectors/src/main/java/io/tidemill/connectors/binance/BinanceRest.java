package io.tidemill.connectors.binance;

import io.tidemill.connectors.Backoff;
import io.tidemill.connectors.CredentialSource;
import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.connectors.JsonScanner;
import io.tidemill.connectors.RequestContext;
import io.tidemill.connectors.RestCaller;
import io.tidemill.model.Clock;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.order.OrderReason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST side of a connection: signs, keeps to the budgets, measures the venue's clock, and makes a frame of every outcome.
 *
 * <p><b>Thread:</b> everything runs on the connector's context.
 */
final class BinanceRest {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceRest.class);
    private static final byte[] SERVER_TIME = "serverTime".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LISTEN_KEY_FIELD = "listenKey".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CODE = "code".getBytes(StandardCharsets.US_ASCII);
    private static final String LISTEN_KEY_PATH = "/api/v3/userDataStream";
    private static final long NS_PER_MS = 1_000_000L;
    private static final int WAIT_FOR_BUDGET_MS = 1_000;
    private static final int CONNECTIONS = 16;

    private final BinanceConfig config;
    private final InstrumentIds ids;
    private final CredentialSource credentials;
    private final FrameInbox inbox;
    private final Clock clock;
    private final Vertx vertx;
    private final HttpClient client;
    private final RestCaller caller;
    private final Budgets budgets = new Budgets();
    private final Backoff backoff;
    private long offsetMs;
    private boolean measuring;
    private boolean closed;

    BinanceRest(
            BinanceConfig config,
            InstrumentIds ids,
            CredentialSource credentials,
            FrameInbox inbox,
            Clock clock,
            Vertx vertx,
            Context context) {
        this.config = config;
        this.ids = ids;
        this.credentials = credentials;
        this.inbox = inbox;
        this.clock = clock;
        this.vertx = vertx;
        client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(config.requestTimeoutMs()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        caller = new RestCaller(vertx, context, client, clock, config.rest(), config.requestTimeoutMs());
        backoff = new Backoff(config.backoffMinMs(), config.backoffMaxMs(), config.seed());
    }

    /** Measures the venue's clock, then learns instruments and limits; tries until it works. */
    void learn(Consumer<ExchangeInfo> then) {
        measureTime(() -> {
            String symbols = config.symbols().stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
            String path = "/api/v3/exchangeInfo?symbols=" + URLEncoder.encode(symbols, StandardCharsets.UTF_8);
            String request = RequestContext.of(Requests.EXCHANGE_INFO, RequestContext.ABSENT, RequestContext.ABSENT);
            call(HttpMethod.GET, path, "", request, new Answer() {
                @Override
                public void answered(int status, byte[] body) {
                    ExchangeInfo info = status != 200
                            ? null
                            : ExchangeInfo.parse(BinanceCodec.VENUE, ids, clock.nowNs(), body, 0, body.length);
                    if (info == null) {
                        LOG.warn("exchangeInfo: status {}, not usable", status);
                        later(backoff.nextMs(), () -> learn(then));
                    } else {
                        budgets.limits(info.limits());
                        measureTimeAgainAndAgain();
                        then.accept(info);
                    }
                }

                @Override
                public void failed() {
                    later(backoff.nextMs(), () -> learn(then));
                }
            });
        });
    }

    /** Sends a new order, or makes the frame that says why not; {@code lost} hears the time of a request without an answer. */
    void place(String request, Function<Parameters, String> parameters, LongConsumer lost) {
        long nowMs = nowMs();
        if (!budgets.takeOrder(nowMs)) {
            notSent(request, OrderReason.RATE_BUDGET, "the order budget is used up");
            return;
        }
        String body = Signer.sign(credentials.secret(), parameters.apply(new Parameters(nowMs, config.recvWindowMs())));
        call(HttpMethod.POST, "/api/v3/order", body, request, new Answer() {
            @Override
            public void answered(int status, byte[] reply) {
                if (status >= 500) {
                    lost.accept(nowMs);
                }
            }

            @Override
            public void failed() {
                lost.accept(nowMs);
            }
        });
    }

    /** Sends a cancel, which may use all of the budget. */
    void cancel(String request, String path, String more) {
        long nowMs = nowMs();
        if (!budgets.take(nowMs, 1, Budgets.ALL)) {
            notSent(request, OrderReason.RATE_BUDGET, "the weight budget is used up");
            return;
        }
        call(HttpMethod.DELETE, path + '?' + signed(nowMs, more), "", request, Answer.NONE);
    }

    /** Asks something signed, as soon as the budget allows and not before {@code notBeforeMs} of the venue's clock. */
    void ask(String request, String path, String more, int weight, long notBeforeMs) {
        long nowMs = nowMs();
        if (nowMs <= notBeforeMs) {
            later(notBeforeMs - nowMs + 1, () -> ask(request, path, more, weight, notBeforeMs));
        } else if (!budgets.take(nowMs, weight, Budgets.QUESTIONS)) {
            later(WAIT_FOR_BUDGET_MS, () -> ask(request, path, more, weight, notBeforeMs));
        } else {
            call(HttpMethod.GET, path + '?' + signed(nowMs, more), "", request, Answer.NONE);
        }
    }

    /** Asks for a whole book, as soon as the budget allows. */
    void snapshot(String symbol) {
        int limit = config.depthLimit();
        int weight = limit <= 100 ? 5 : limit <= 500 ? 25 : limit <= 1000 ? 50 : 250;
        if (!budgets.take(nowMs(), weight, Budgets.QUESTIONS)) {
            later(WAIT_FOR_BUDGET_MS, () -> snapshot(symbol));
            return;
        }
        String request = RequestContext.of(Requests.DEPTH, symbol, RequestContext.ABSENT);
        call(HttpMethod.GET, "/api/v3/depth?symbol=" + symbol + "&limit=" + limit, "", request, Answer.NONE);
    }

    /** Asks for a listenKey. */
    Future<String> listenKey() {
        Promise<String> key = Promise.promise();
        quietly(
                HttpMethod.POST,
                LISTEN_KEY_PATH,
                body -> {
                    String text = field(body, LISTEN_KEY_FIELD);
                    if (text.isEmpty()) {
                        key.fail("the reply holds no listenKey");
                    } else {
                        key.complete(text);
                    }
                },
                () -> key.fail("no listenKey could be had"));
        return key.future();
    }

    /** Keeps a listenKey alive. */
    void keepAlive(String listenKey, Runnable failed) {
        quietly(HttpMethod.PUT, LISTEN_KEY_PATH + "?listenKey=" + listenKey, body -> {}, failed);
    }

    /** Makes the frame of a request that was not sent. */
    void notSent(String request, OrderReason reason, String why) {
        push(FrameChannel.NO_REPLY, clock.nowNs(), RequestContext.notSent(request, reason), why);
    }

    /** The venue's time, ms. */
    long nowMs() {
        return clock.nowNs() / NS_PER_MS + offsetMs;
    }

    void close() {
        closed = true;
        client.close();
    }

    /** Clocks drift: a signed request must be within the receive window of the venue's. */
    private void measureTimeAgainAndAgain() {
        later(config.timeEveryMs(), () -> {
            measureTime(() -> LOG.debug("the venue's clock is {} ms ahead", offsetMs));
            measureTimeAgainAndAgain();
        });
    }

    /** Measures until it works, unless that is already being done. */
    private void measureTime(Runnable then) {
        if (!measuring) {
            measuring = true;
            tryToMeasureTime(then);
        }
    }

    private void tryToMeasureTime(Runnable then) {
        long beforeNs = clock.nowNs();
        quietly(
                HttpMethod.GET,
                "/api/v3/time",
                body -> {
                    measuring = false;
                    long serverMs = number(body, SERVER_TIME);
                    if (serverMs > 0) {
                        long middleNs = beforeNs + (clock.nowNs() - beforeNs) / 2;
                        offsetMs = serverMs - middleNs / NS_PER_MS;
                    }
                    backoff.reset();
                    then.run();
                },
                () -> later(backoff.nextMs(), () -> tryToMeasureTime(then)));
    }

    private interface Answer {
        Answer NONE = new Answer() {
            @Override
            public void answered(int status, byte[] body) {}

            @Override
            public void failed() {}
        };

        void answered(int status, byte[] body);

        void failed();
    }

    private void call(HttpMethod method, String path, String body, String request, Answer answer) {
        caller.call(method, path, headers(body), body, new RestCaller.Outcome() {
            @Override
            public void answered(int status, MultiMap headers, long receiveTimeNs, byte[] reply) {
                String figures = budgets.learn(nowMs(), status, headers);
                push(FrameChannel.REPLY, receiveTimeNs, RequestContext.answered(request, status, figures), reply);
                if (status == 400 && number(reply, CODE) == BinanceErrors.INVALID_TIMESTAMP) {
                    measureTime(() -> LOG.warn("the venue's clock was measured again: {} ms ahead", offsetMs));
                }
                answer.answered(status, reply);
            }

            @Override
            public void lost(String why) {
                push(FrameChannel.NO_REPLY, clock.nowNs(), request, why);
                answer.failed();
            }

            @Override
            public void notSent(String why) {
                BinanceRest.this.notSent(request, OrderReason.NOT_SENT, why);
                answer.failed();
            }
        });
    }

    /** Calls what makes no frame: nothing behind the inbox depends on it. */
    private void quietly(HttpMethod method, String path, Consumer<byte[]> done, Runnable failed) {
        caller.call(method, path, headers(""), "", new RestCaller.Outcome() {
            @Override
            public void answered(int status, MultiMap headers, long receiveTimeNs, byte[] body) {
                budgets.learn(nowMs(), status, headers);
                if (status == 200) {
                    done.accept(body);
                } else {
                    LOG.warn("{}: status {}", path.replaceAll("\\?.*", ""), status);
                    failed.run();
                }
            }

            @Override
            public void lost(String why) {
                LOG.warn("{}: {}", path.replaceAll("\\?.*", ""), why);
                failed.run();
            }

            @Override
            public void notSent(String why) {
                lost(why);
            }
        });
    }

    private String signed(long nowMs, String more) {
        return Signer.sign(credentials.secret(), new Parameters(nowMs, config.recvWindowMs()).of(more));
    }

    private Map<String, String> headers(String body) {
        if (config.accountStream() == AccountStream.NONE) {
            return Map.of();
        }
        String key = credentials.apiKey();
        return body.isEmpty()
                ? Map.of("X-MBX-APIKEY", key)
                : Map.of("X-MBX-APIKEY", key, "Content-Type", "application/x-www-form-urlencoded");
    }

    private void push(FrameChannel channel, long receiveTimeNs, String context, String text) {
        push(channel, receiveTimeNs, context, text.getBytes(StandardCharsets.UTF_8));
    }

    private void push(FrameChannel channel, long receiveTimeNs, String context, byte[] bytes) {
        if (!closed) {
            inbox.frame(BinanceCodec.VENUE, channel, receiveTimeNs, context, bytes, 0, bytes.length);
        }
    }

    private void later(long ms, Runnable action) {
        if (!closed) {
            vertx.setTimer(Math.max(1, ms), ignored -> {
                if (!closed) {
                    action.run();
                }
            });
        }
    }

    private static long number(byte[] body, byte[] field) {
        JsonScanner scanner = new JsonScanner();
        scanner.wrap(body, 0, body.length);
        long value = 0;
        scanner.enterObject();
        while (scanner.nextField()) {
            if (scanner.is(field)) {
                value = scanner.readLong();
            } else {
                scanner.skipValue();
            }
        }
        return scanner.atEnd() ? value : 0;
    }

    private static String field(byte[] body, byte[] field) {
        JsonScanner scanner = new JsonScanner();
        scanner.wrap(body, 0, body.length);
        String value = "";
        scanner.enterObject();
        while (scanner.nextField()) {
            if (scanner.is(field)) {
                value = scanner.readText();
            } else {
                scanner.skipValue();
            }
        }
        return scanner.atEnd() ? value : "";
    }
}
