package io.tidemill.sandbox;

import io.tidemill.model.instrument.Instrument;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binance spot on one port of this machine: REST under {@code /api/v3}, streams under {@code /ws} and {@code /stream}, the WebSocket
 * API under {@code /ws-api/v3}, one account, and a {@link Market} behind.
 *
 * <p><b>Thread:</b> one event loop owns everything; the methods here may be called from any thread.
 */
public final class BinanceSandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceSandbox.class);
    private static final long TICK_MS = 5;
    private static final long MAX_STEP_NS = 100_000_000;
    private static final int MAX_FRAME = 1 << 20;
    private static final long WAIT_SECONDS = 20;

    private final SandboxConfig config;
    private final Market market;
    private final Faults faults = new Faults();
    private final Vertx vertx;
    private final Streams streams;
    private final UserStreams userStreams;
    private final RestApi api;
    private final Gate gate;
    private final Budget budget;
    private final MarketFeed feed;
    private final WsApi webSocketApi;
    private final Heartbeat heartbeat;
    private final HttpServer server;
    private boolean begun;
    private long lastTickNs;

    private BinanceSandbox(SandboxConfig config, Market market, Heartbeat heartbeat) {
        this.config = config;
        this.market = market;
        this.heartbeat = heartbeat;
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setUseDaemonThread(true));
        streams = new Streams(() -> {
            if (config.start() == SandboxConfig.Start.FIRST_SUBSCRIBER) {
                market.start();
            }
        });
        Symbols symbols = new Symbols(market);
        feed = new MarketFeed(symbols, streams::isWanted, streams::publish, this::nowMs);
        userStreams = new UserStreams(streams, this::nowMs, heartbeat.listenKeyMs());
        Exchange exchange = new Exchange(config, market, symbols, this::nowMs, feed, userStreams::tell);
        api = new RestApi(symbols, config, this::nowMs);
        budget = new Budget(config);
        new AccountApi(exchange, symbols, budget, config, this::nowMs).addTo(api);
        userStreams.addTo(api);
        new WalletApi(exchange.ledger(), symbols, config).addTo(api);
        gate = new Gate(config, this::nowMs);
        webSocketApi = new WsApi(api, gate, budget, userStreams, config, this::nowMs);
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(config.host())
                        .setPort(config.port())
                        .setMaxWebSocketFrameSize(MAX_FRAME)
                        .setMaxWebSocketMessageSize(MAX_FRAME)
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setCompressionSupported(true))
                .requestHandler(this::request)
                .webSocketHandler(this::connected);
        market.open(exchange);
    }

    /**
     * Starts a venue and waits until it listens.
     *
     * @throws IOException if the port is taken or cannot be listened on; names address and port
     */
    public static BinanceSandbox start(SandboxConfig config, Market market) throws IOException {
        return start(config, market, Heartbeat.defaults());
    }

    static BinanceSandbox start(SandboxConfig config, Market market, Heartbeat heartbeat) throws IOException {
        BinanceSandbox sandbox = new BinanceSandbox(config, market, heartbeat);
        try {
            sandbox.server.listen().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            sandbox.close();
            throw new IOException("cannot listen on " + config.host() + ":" + config.port() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sandbox.close();
            throw new IOException("interrupted while starting to listen", e);
        }
        sandbox.vertx.setPeriodic(TICK_MS, tick -> sandbox.tick());
        sandbox.vertx.setPeriodic(1_000, tick -> sandbox.second());
        return sandbox;
    }

    /** Base address of REST, without a slash at the end. */
    public String restUrl() {
        return "http://" + config.host() + ":" + server.actualPort();
    }

    /** Base address of streams, without a slash at the end; clients add {@code /ws/...} or {@code /stream?streams=...}. */
    public String wsUrl() {
        return "ws://" + config.host() + ":" + server.actualPort();
    }

    /** Address of the WebSocket API. */
    public String wsApiUrl() {
        return wsUrl() + "/ws-api/v3";
    }

    /** The account's key. */
    public String apiKey() {
        return config.apiKey();
    }

    /** The account's secret. */
    public String apiSecret() {
        return config.apiSecret();
    }

    /** What can be traded. */
    public List<Instrument> instruments() {
        return market.instruments();
    }

    /** The market behind. */
    public Market market() {
        return market;
    }

    /** From now on these things go wrong. */
    public void faults(FaultPlan plan) {
        faults.follow(plan);
    }

    /** Stops listening, cuts all connections and closes the market. */
    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the sandbox could not be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        market.close();
    }

    private long nowMs() {
        return System.currentTimeMillis() + faults.plan().clockSkewMs();
    }

    private void tick() {
        if (!market.isStarted() || market.failure().isPresent()) {
            return;
        }
        long nowNs = System.nanoTime();
        if (!begun) {
            begun = true;
            lastTickNs = nowNs;
            market.begin(TimeUnit.MILLISECONDS.toNanos(nowMs()));
        }
        // a client that cannot follow holds the market back; time that was lost so is not caught up
        long passedNs = streams.isAnyFull() ? 0 : Math.min(MAX_STEP_NS, nowNs - lastTickNs);
        lastTickNs = nowNs;
        try {
            market.pass((long) (passedNs * market.speed()));
        } catch (RuntimeException e) {
            market.fail(e);
            LOG.error("the market behind the sandbox broke and stands still", e);
        }
    }

    private void second() {
        feed.second();
        userStreams.expire();
    }

    private void request(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> answer(request, body))
                .onFailure(e -> request.connection().close());
    }

    private void answer(HttpServerRequest request, Buffer body) {
        String address = request.remoteAddress().host();
        HttpServerResponse response = request.response().putHeader("Content-Type", "application/json;charset=UTF-8");
        Faults.OfReply fault = faults.reply();
        String text;
        try {
            if (fault == Faults.OfReply.TOO_MANY) {
                throw ApiError.tooMany(429, -1003, "Too many requests queued.", 1);
            }
            text = reply(request, response, address, body.toString(StandardCharsets.UTF_8));
        } catch (ApiError e) {
            response.setStatusCode(e.status());
            if (e.retryAfterSeconds() > 0) {
                response.putHeader("Retry-After", Long.toString(e.retryAfterSeconds()));
            }
            text = e.json();
        } catch (RuntimeException e) {
            LOG.error("a request failed: {} {}", request.method(), request.uri(), e);
            response.setStatusCode(500);
            text = "{\"code\":-1000,\"msg\":\"An unknown error occurred while processing the request.\"}";
        }
        String used = Integer.toString(budget.used(address, nowMs()));
        response.putHeader("X-MBX-USED-WEIGHT", used).putHeader("X-MBX-USED-WEIGHT-1M", used);
        String done = text;
        switch (fault) {
            case LOST -> request.connection().close();
            case DELAY -> vertx.setTimer(Math.max(1, faults.plan().delayMs()), timer -> response.end(done));
            case NONE, TOO_MANY -> response.end(done);
        }
    }

    private String reply(HttpServerRequest request, HttpServerResponse response, String address, String body) {
        String key = request.method().name() + " " + request.path();
        RestApi.Endpoint endpoint = api.http(key);
        if (endpoint == null) {
            response.setStatusCode(api.hasPath(String.valueOf(request.path())) ? 405 : 404);
            return "{\"code\":-1020,\"msg\":\"This operation is not supported.\"}";
        }
        Params params = Params.of(request.query(), body);
        budget.use(address, endpoint.weight().apply(params), nowMs());
        gate.check(endpoint.security(), request.getHeader("X-MBX-APIKEY"), params);
        params.onlyKnown(endpoint.known());
        String text = endpoint.answer().apply(params).toString();
        if (key.equals("POST /api/v3/order")) {
            response.putHeader("X-MBX-ORDER-COUNT-10S", Integer.toString(budget.ordersTenSeconds(nowMs())))
                    .putHeader("X-MBX-ORDER-COUNT-1D", Integer.toString(budget.ordersDay(nowMs())));
        }
        return text;
    }

    private void connected(ServerWebSocket webSocket) {
        String path = webSocket.path();
        String address = webSocket.remoteAddress().host();
        boolean isApi = path.startsWith("/ws-api/v3");
        if (!isApi && !path.equals("/ws") && !path.startsWith("/ws/") && !path.equals("/stream")) {
            webSocket.close((short) 1008, "no such path");
            return;
        }
        Socket socket = new Socket(vertx, webSocket, faults, heartbeat);
        streams.opened(socket);
        webSocket.closeHandler(closed -> {
            userStreams.closed(socket);
            streams.closed(socket);
        });
        webSocket.exceptionHandler(e -> LOG.debug("a connection failed", e));
        if (isApi) {
            webSocket.textMessageHandler(text -> webSocketApi.talk(socket, address, text));
            return;
        }
        webSocket.textMessageHandler(text -> streams.talk(socket, text));
        socket.combined = path.equals("/stream");
        String names = socket.combined
                ? String.valueOf(Params.of(webSocket.query(), "").text("streams"))
                : path.substring(Math.min(path.length(), "/ws/".length()));
        for (String name : names.split("/", -1)) {
            if (!name.isEmpty() && !name.equals("null")) {
                streams.subscribe(socket, name);
            }
        }
    }
}
