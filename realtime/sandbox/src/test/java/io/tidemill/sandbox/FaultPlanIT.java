package io.tidemill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on purpose, and how connections are kept. */
class FaultPlanIT {
    private BinanceSandbox sandbox;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        sandbox = BinanceSandbox.start(
                SandboxConfig.defaults(),
                new GeneratedMarket(GeneratedMarketConfig.single(1)),
                new Heartbeat(50, 60_000, 86_400_000, 100));
        client = new Client(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aLostReplyLeavesTheOrderDone() throws Exception {
        sandbox.faults(FaultPlan.none().withReplies(0, 1, 0));
        assertThatThrownBy(
                        () -> client.signed(
                                "POST",
                                "/api/v3/order",
                                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=50000&newClientOrderId=lost"))
                .isInstanceOf(IOException.class);
        sandbox.faults(FaultPlan.none());
        JsonNode order = client.signedJson("GET", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=lost");
        assertThat(order.get("status").textValue()).isEqualTo("NEW");
    }

    @Test
    void tooManyRequestsAndClockSkew() throws Exception {
        sandbox.faults(FaultPlan.none().withReplies(1, 0, 0));
        assertThat(client.get("/api/v3/ping").statusCode()).isEqualTo(429);
        sandbox.faults(FaultPlan.none().with(1, 0, 30_000));
        assertThat(client.signed("GET", "/api/v3/account", "").body()).contains("-1021");
    }

    @Test
    void droppedFramesLeaveHolesAndADisconnectEndsTheStream() throws Exception {
        sandbox.market().speed(20);
        sandbox.faults(FaultPlan.none().with(7, 0, 0).withFrames(0.5, 0, 0, 0, 0));
        Client.Listener depth = client.listen("/ws/btcusdt@depth@100ms");
        long expected = -1;
        boolean hole = false;
        depth.await("depthUpdate");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (int i = 0; !hole && System.nanoTime() < until; ) {
            if (i < depth.messages.size()) {
                JsonNode update = Client.JSON.readTree(depth.messages.get(i));
                hole = expected >= 0 && update.get("U").longValue() != expected;
                expected = update.get("u").longValue() + 1;
                i++;
            }
        }
        assertThat(hole).isTrue();
        sandbox.faults(FaultPlan.none().with(7, 0, 0).withFrames(0, 0, 0, 0, 1));
        assertThat(depth.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1001);
    }

    @Test
    void pingsAreSentAndAListenKeyExpires() throws Exception {
        String key = client.signedJsonKey("POST", "/api/v3/userDataStream")
                .get("listenKey")
                .textValue();
        Client.Listener user = client.listen("/ws/" + key);
        assertThat(user.await("listenKeyExpired")).contains(key);
        assertThat(user.pings.get()).isPositive();
        assertThat(client.send("PUT", "/api/v3/userDataStream?listenKey=" + key, "")
                        .body())
                .isEqualTo("{\"code\":-1125,\"msg\":\"This listenKey does not exist.\"}");
    }

    @Test
    void aTakenPortIsNamed() {
        int port = Integer.parseInt(sandbox.restUrl().replaceAll(".*:", ""));
        assertThatThrownBy(() -> BinanceSandbox.start(
                        SandboxConfig.defaults().withPort(port), new GeneratedMarket(GeneratedMarketConfig.single(1))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot listen on 127.0.0.1:" + port);
    }
}
