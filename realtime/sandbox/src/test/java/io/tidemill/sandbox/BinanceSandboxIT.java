package io.tidemill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The protocol over real sockets, before a generated market that stands still unless a test starts it. */
class BinanceSandboxIT {
    private BinanceSandbox sandbox;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        sandbox = BinanceSandbox.start(
                SandboxConfig.defaults().withStart(SandboxConfig.Start.BY_CALL),
                new GeneratedMarket(GeneratedMarketConfig.triangle(1)));
        client = new Client(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void publicEndpointsAnswerInTheVenuesForms() throws Exception {
        assertThat(client.get("/api/v3/ping").body()).isEqualTo("{}");
        assertThat(client.json("/api/v3/time").get("serverTime").longValue()).isPositive();
        JsonNode info = client.json("/api/v3/exchangeInfo?symbols=%5B%22BTCUSDT%22%2C%22ETHBTC%22%5D");
        assertThat(info.get("symbols")).hasSize(2);
        JsonNode symbol = info.get("symbols").get(0);
        assertThat(symbol.get("filters").get(0).toString())
                .isEqualTo(
                        "{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"0.01000000\",\"maxPrice\":\"1000000.00000000\","
                                + "\"tickSize\":\"0.01000000\"}");
        JsonNode depth = client.json("/api/v3/depth?symbol=BTCUSDT&limit=5");
        assertThat(depth.get("bids")).hasSize(5);
        assertThat(depth.get("bids").get(0).get(0).textValue()).matches("[0-9]+\\.[0-9]{8}");
        assertThat(client.json("/api/v3/ticker/bookTicker")).hasSize(3);
        assertThat(client.json("/api/v3/ticker/price?symbol=BTCUSDT")
                        .get("price")
                        .textValue())
                .matches("[0-9]+\\.[0-9]{8}");
        HttpResponse<String> reply = client.get("/api/v3/ping");
        assertThat(reply.headers().firstValue("X-MBX-USED-WEIGHT-1M")).isPresent();
    }

    @Test
    void refusesWithTheVenuesCodesAndWords() throws Exception {
        assertThat(client.get("/api/v3/depth?symbol=NOPE").body())
                .isEqualTo("{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
        assertThat(client.get("/api/v3/depth").body())
                .isEqualTo("{\"code\":-1102,\"msg\":\"Mandatory parameter 'symbol' was not sent, was empty/null, or"
                        + " malformed.\"}");
        String order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01";
        assertThat(refusal(order + "&price=100.001")).isEqualTo("-1013 Filter failure: PRICE_FILTER");
        assertThat(refusal(order + "&price=100")).isEqualTo("-1013 Filter failure: PERCENT_PRICE_BY_SIDE");
        assertThat(refusal(order.replace("0.01", "0.000001") + "&price=50000"))
                .isEqualTo("-1013 Filter failure: LOT_SIZE");
        assertThat(refusal(order.replace("0.01", "0.00001") + "&price=50000"))
                .isEqualTo("-1013 Filter failure: NOTIONAL");
        assertThat(refusal(order.replace("0.01", "9000") + "&price=50000.00"))
                .isEqualTo("-1013 Filter failure: NOTIONAL");
        assertThat(refusal(order.replace("0.01", "100") + "&price=50000"))
                .isEqualTo("-2010 Account has insufficient balance for requested action.");
        assertThat(refusal(order)).startsWith("-1102 Mandatory parameter 'price'");
        assertThat(refusal(order.replace("BUY", "HOLD") + "&price=50000")).isEqualTo("-1117 Invalid side.");
        assertThat(refusal("symbol=BTCUSDT&side=BUY&type=MARKET"))
                .isEqualTo("-1102 Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!");
        assertThat(refusal(order + "&price=50000&colour=red"))
                .startsWith("-1104 Not all sent parameters were read; read '8' parameter(s) but was sent '9'");
        assertThat(client.signed("GET", "/api/v3/order", "symbol=BTCUSDT&orderId=1")
                        .body())
                .isEqualTo("{\"code\":-2013,\"msg\":\"Order does not exist.\"}");
        assertThat(client.signed("DELETE", "/api/v3/order", "symbol=BTCUSDT&orderId=1")
                        .body())
                .isEqualTo("{\"code\":-2011,\"msg\":\"Unknown order sent.\"}");
    }

    @Test
    void checksKeySignatureAndTime() throws Exception {
        long now = System.currentTimeMillis();
        assertThat(client.send("GET", "/api/v3/account?timestamp=" + now + "&signature=00", "")
                        .body())
                .contains("-1022");
        assertThat(client.send("GET", "/api/v3/account?timestamp=" + now, "").body())
                .contains("'signature'");
        String late = "timestamp=" + (now - 6_000);
        assertThat(client.send("GET", "/api/v3/account?" + late + "&signature=" + client.sign(late), "")
                        .body())
                .isEqualTo("{\"code\":-1021,\"msg\":\"Timestamp for this request is outside of the recvWindow.\"}");
        String wide = late + "&recvWindow=20000";
        assertThat(client.send("GET", "/api/v3/account?" + wide + "&signature=" + client.sign(wide), "")
                        .statusCode())
                .isEqualTo(200);
        String early = "timestamp=" + (now + 60_000);
        assertThat(client.send("GET", "/api/v3/account?" + early + "&signature=" + client.sign(early), "")
                        .body())
                .contains("1000ms ahead");
    }

    @Test
    void takesParametersFromQueryAndBodyTogether() throws Exception {
        String query = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC";
        String body = "quantity=0.01&price=50000&timestamp=" + System.currentTimeMillis();
        String signature = client.sign(query + body);
        JsonNode mixed = Client.JSON.readTree(client.send(
                        "POST",
                        "/api/v3/order?" + query,
                        body + "&signature=" + signature.toUpperCase(java.util.Locale.ROOT))
                .body());
        assertThat(mixed.path("status").asText()).isEqualTo("NEW");
        String form = query + "&" + body;
        JsonNode inBody =
                Client.JSON.readTree(client.send("POST", "/api/v3/order", form + "&signature=" + client.sign(form))
                        .body());
        assertThat(inBody.path("status").asText()).isEqualTo("NEW");
        assertThat(client.signedJson("GET", "/api/v3/openOrders", "")).hasSize(2);
        assertThat(client.signedJson("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT"))
                .hasSize(2);
    }

    @Test
    void replacesAnOrderInOneRequestAndSaysWhichStepFailed() throws Exception {
        String order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01";
        long first = client.signedJson("POST", "/api/v3/order", order + "&price=50000")
                .path("orderId")
                .asLong();
        String replace = "/api/v3/order/cancelReplace";
        JsonNode done = client.signedJson(
                "POST", replace, order + "&price=49000&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=" + first);
        assertThat(done.path("cancelResult").asText()).isEqualTo("SUCCESS");
        assertThat(done.path("cancelResponse").path("orderId").asLong()).isEqualTo(first);
        assertThat(done.path("newOrderResponse").path("price").asText()).isEqualTo("49000.00000000");

        // the first order is off, so that it cannot be replaced again
        var stopped = client.signed(
                "POST", replace, order + "&price=48000&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=" + first);
        assertThat(stopped.statusCode()).isEqualTo(400);
        assertThat(stopped.body())
                .isEqualTo("{\"code\":-2022,\"msg\":\"Order cancel-replace failed.\",\"data\":{"
                        + "\"cancelResult\":\"FAILURE\","
                        + "\"cancelResponse\":{\"code\":-2011,\"msg\":\"Unknown order sent.\"},"
                        + "\"newOrderResult\":\"NOT_ATTEMPTED\",\"newOrderResponse\":null}}");
        var partly = client.signed(
                "POST", replace, order + "&price=48000&cancelReplaceMode=ALLOW_FAILURE&cancelOrderId=" + first);
        assertThat(partly.statusCode()).isEqualTo(409);
        assertThat(partly.body()).contains("-2021", "\"newOrderResult\":\"SUCCESS\"");
        assertThat(client.signedJson("GET", "/api/v3/openOrders", "symbol=BTCUSDT"))
                .hasSize(2);
    }

    @Test
    void anOrderLivesThroughAllItsStates() throws Exception {
        String listenKey = client.signedJsonKey("POST", "/api/v3/userDataStream")
                .get("listenKey")
                .textValue();
        Client.Listener user = client.listen("/ws/" + listenKey);
        JsonNode resting = client.signedJson(
                "POST",
                "/api/v3/order",
                "symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.01&price=50000&newClientOrderId=my-1&newOrderRespType=FULL");
        assertThat(resting.get("status").textValue()).isEqualTo("NEW");
        assertThat(resting.get("fills")).isEmpty();
        assertThat(refusal("symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.01&price=50000&newClientOrderId=my-1"))
                .isEqualTo("-2010 Duplicate order sent.");
        assertThat(refusal("symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.01&price=70000"))
                .isEqualTo("-2010 Order would immediately match and take.");
        JsonNode balances = client.signedJson("GET", "/api/v3/account", "omitZeroBalances=true")
                .get("balances");
        assertThat(balances.toString())
                .contains("\"asset\":\"USDT\",\"free\":\"999500.00000000\",\"locked\":\"500.00000000\"");
        JsonNode canceled = client.signedJson("DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=my-1");
        assertThat(canceled.get("status").textValue()).isEqualTo("CANCELED");
        assertThat(canceled.get("origClientOrderId").textValue()).isEqualTo("my-1");
        JsonNode taken =
                client.signedJson("POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=600");
        assertThat(taken.get("status").textValue()).isEqualTo("FILLED");
        assertThat(taken.get("fills")).isNotEmpty();
        JsonNode trades = client.signedJson("GET", "/api/v3/myTrades", "symbol=BTCUSDT");
        assertThat(trades).hasSameSizeAs(taken.get("fills"));
        assertThat(client.signedJson("GET", "/api/v3/allOrders", "symbol=BTCUSDT"))
                .hasSize(2);
        assertThat(user.await("\"x\":\"NEW\"")).contains("\"c\":\"my-1\"").contains("\"N\":null");
        assertThat(user.await("\"x\":\"CANCELED\"")).contains("\"C\":\"my-1\"");
        assertThat(user.await("\"x\":\"TRADE\"")).contains("\"N\":\"BTC\"");
        assertThat(user.await("outboundAccountPosition")).contains("\"a\":\"USDT\"");
        user.close();
    }

    @Test
    void streamsAreSubscribedByPathAndByRequest() throws Exception {
        Client.Listener raw = client.listen("/ws/btcusdt@bookTicker/btcusdt@depth@100ms");
        Client.Listener combined = client.listen("/stream?streams=btcusdt@depth20@100ms/ethusdt@trade");
        Client.Listener live = client.listen("/ws");
        live.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\",\"btcusdt@miniTicker\"],\"id\":7}");
        assertThat(live.await("\"id\"")).isEqualTo("{\"result\":null,\"id\":7}");
        live.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":8}");
        assertThat(live.await("\"id\":8"))
                .isEqualTo("{\"result\":[\"btcusdt@aggTrade\",\"btcusdt@miniTicker\"],\"id\":8}");
        sandbox.market().speed(8);
        sandbox.market().start();
        assertThat(raw.await("depthUpdate")).startsWith("{\"e\":\"depthUpdate\",\"E\":");
        assertThat(raw.await("\"B\":")).startsWith("{\"u\":");
        assertThat(combined.await("lastUpdateId"))
                .startsWith("{\"stream\":\"btcusdt@depth20@100ms\",\"data\":{\"lastUpdateId\":");
        combined.await("\"e\":\"trade\"");
        live.await("\"e\":\"aggTrade\"");
        live.await("24hrMiniTicker");
        live.say("{\"method\":\"NONSENSE\",\"id\":9}");
        assertThat(live.await("NONSENSE")).contains("\"code\":2");
    }

    @Test
    void theWebSocketApiTakesOrdersAndGivesTheAccountsStream() throws Exception {
        Client.Listener api = client.listen("/ws-api/v3");
        String params = "apiKey=" + sandbox.apiKey() + "&timestamp=" + System.currentTimeMillis();
        api.say("{\"id\":\"a\",\"method\":\"userDataStream.subscribe.signature\",\"params\":{\"apiKey\":\""
                + sandbox.apiKey() + "\",\"timestamp\":" + params.replaceAll(".*=", "") + ",\"signature\":\""
                + client.sign(params) + "\"}}");
        assertThat(api.await("\"id\":\"a\"")).contains("\"status\":200,\"result\":{\"subscriptionId\":0}");
        client.signed(
                "POST",
                "/api/v3/order",
                "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.01&price=90000");
        assertThat(api.await("executionReport"))
                .startsWith("{\"subscriptionId\":0,\"event\":{\"e\":\"executionReport\"");
        api.say("{\"id\":\"b\",\"method\":\"depth\",\"params\":{\"symbol\":\"BTCUSDT\",\"limit\":5}}");
        assertThat(api.await("\"id\":\"b\"")).contains("\"lastUpdateId\"");
        api.say("{\"id\":\"c\",\"method\":\"time\"}");
        assertThat(api.await("\"id\":\"c\"")).contains("serverTime");
    }

    @Test
    void budgetsAreEnforced() throws Exception {
        sandbox.close();
        sandbox = BinanceSandbox.start(
                SandboxConfig.defaults().withStart(SandboxConfig.Start.BY_CALL).withBudgets(40, 2, 3),
                new GeneratedMarket(GeneratedMarketConfig.single(1)));
        client = new Client(sandbox);
        String order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=50000";
        assertThat(client.signed("POST", "/api/v3/order", order).headers().firstValue("X-MBX-ORDER-COUNT-10S"))
                .contains("1");
        client.signed("POST", "/api/v3/order", order);
        HttpResponse<String> third = client.signed("POST", "/api/v3/order", order);
        // a window of ten seconds may have ended in between
        assertThat(third.statusCode()).isIn(200, 429);
        HttpResponse<String> last = third;
        for (int i = 0; i < 80; i++) {
            last = client.get("/api/v3/ping");
            if (last.statusCode() == 429) {
                assertThat(last.body()).contains("-1003");
                assertThat(last.headers().firstValue("Retry-After")).isPresent();
            }
        }
        assertThat(last.statusCode()).isEqualTo(418);
        assertThat(last.body()).contains("IP banned until");
    }

    private String refusal(String params) throws IOException, InterruptedException {
        HttpResponse<String> reply = client.signed("POST", "/api/v3/order", params);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
        JsonNode error = Client.JSON.readTree(reply.body());
        return error.get("code").asText() + " " + error.get("msg").asText();
    }
}
