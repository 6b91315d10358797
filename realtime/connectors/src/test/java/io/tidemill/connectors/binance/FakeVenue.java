package io.tidemill.connectors.binance;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that answers what a test tells it to answer; it knows no market. */
final class FakeVenue {
    /** What to answer to a method and path; status -1 answers never, -2 cuts the connection. */
    record Answer(int status, String body, Map<String, String> headers) {}

    static final String INFO = "{'rateLimits':[{'rateLimitType':'REQUEST_WEIGHT','interval':'MINUTE','intervalNum':1,"
            + "'limit':6000},{'rateLimitType':'ORDERS','interval':'DAY','intervalNum':1,'limit':3}],'symbols':[{'symbol':"
            + "'BTCUSDT','baseAsset':'BTC','baseAssetPrecision':8,'quoteAsset':'USDT','filters':[{'filterType':'PRICE_FILTER','tickSize':'0.01'},"
            + "{'filterType':'LOT_SIZE','minQty':'0.00001','stepSize':'0.00001'}]}]}";

    final Map<String, Answer> answers = new ConcurrentHashMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<ServerWebSocket> markets = new CopyOnWriteArrayList<>();
    final List<ServerWebSocket> accounts = new CopyOnWriteArrayList<>();
    volatile long aheadMs;
    private final HttpServer server;

    FakeVenue(Vertx vertx) {
        answer("GET /api/v3/time", 200, "{'serverTime':NOW}");
        answer("GET /api/v3/exchangeInfo", 200, INFO);
        server = vertx.createHttpServer()
                .requestHandler(this::request)
                .webSocketHandler(this::socket)
                .listen(0, "127.0.0.1")
                .await();
    }

    int port() {
        return server.actualPort();
    }

    void answer(String request, int status, String body) {
        answers.put(request, new Answer(status, body, Map.of()));
    }

    private void request(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            String key = request.method() + " " + request.path();
            String query = request.query() == null ? "" : "?" + request.query();
            requests.add(key + query + " " + body);
            Answer answer = answers.getOrDefault(key, new Answer(404, "{'code':-1,'msg':'?'}", Map.of()));
            if (answer.status == -2) {
                request.connection().close();
            } else if (answer.status > 0) {
                answer.headers.forEach(request.response()::putHeader);
                request.response().setStatusCode(answer.status).end(body(answer));
            }
        });
    }

    private String body(Answer answer) {
        String now = Long.toString(System.currentTimeMillis() + aheadMs);
        return answer.body.replace('\'', '"').replace("NOW", now);
    }

    private void socket(ServerWebSocket socket) {
        if (socket.path().equals("/stream")) {
            markets.add(socket);
        } else {
            accounts.add(socket);
            socket.textMessageHandler(text -> {
                requests.add("WS " + text);
                socket.writeTextMessage("{\"id\":\"account-stream\",\"status\":200,\"result\":{\"subscriptionId\":0}}");
            });
        }
    }

    static Buffer ping() {
        return Buffer.buffer("ping");
    }
}
