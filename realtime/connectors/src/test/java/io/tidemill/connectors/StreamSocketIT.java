package io.tidemill.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A socket before servers that shake hands and then behave badly. */
class StreamSocketIT {
    private static final int HEARTBEAT_MS = 40;
    private static final byte[] SILENCE = {};
    private static final byte[] CLOSE = {(byte) 0x88, 2, 3, (byte) 0xe9};

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client = vertx.createWebSocketClient();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aServerThatGivesNoSignOfLifeIsLeftAndTriedAgain() {
        open(answering(() -> SILENCE), 3_600_000);
        await().until(() -> heard.stream().filter("opened"::equals).count() >= 2);
        assertThat(heard).startsWith("opened", "lost no sign of life for 80 ms", "opened");
    }

    @Test
    void aServerThatClosesAtOnceIsTriedAgain() {
        // whether a close is seen before or after the opening is up to the network: it must be tried again all the same
        AtomicInteger closing = new AtomicInteger(3);
        open(answering(() -> closing.getAndDecrement() > 0 ? CLOSE : SILENCE), 3_600_000);
        await().until(() -> heard.contains("lost no sign of life for 80 ms"));
        assertThat(closing).hasNegativeValue();
    }

    @Test
    void aSocketThatIsOldIsOpenedAnew() {
        open(answering(() -> SILENCE), HEARTBEAT_MS / 2);
        await().until(() -> heard.stream().filter("opened"::equals).count() >= 3);
        assertThat(heard).contains("lost opened anew before its age limit");
    }

    private void open(NetServer server, long rotateMs) {
        URI address = URI.create("ws://127.0.0.1:" + server.actualPort() + "/");
        var context = vertx.getOrCreateContext();
        StreamSocket socket = new StreamSocket(
                vertx,
                context,
                client,
                () -> System.currentTimeMillis() * 1_000_000L,
                "TEST",
                () -> Future.succeededFuture(address),
                new Backoff(1, 20, 1),
                HEARTBEAT_MS,
                rotateMs,
                new Listener());
        context.runOnContext(ignored -> socket.open());
    }

    /** A server that shakes hands, sends what it is given for this connection and never anything again. */
    private NetServer answering(Supplier<byte[]> then) {
        return vertx.createNetServer()
                .connectHandler(socket -> socket.handler(request -> shakeHands(socket, request, then)))
                .listen(0, "127.0.0.1")
                .await();
    }

    private static void shakeHands(NetSocket socket, Buffer bytes, Supplier<byte[]> then) {
        String request = bytes.toString(StandardCharsets.ISO_8859_1);
        if (!request.startsWith("GET ")) {
            return;
        }
        String key = request.replaceAll("(?is).*sec-websocket-key: *([^\r\n]+).*", "$1");
        socket.write(Buffer.buffer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                .appendBytes(then.get()));
    }

    private static String accept(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Listener implements StreamSocket.Listener {
        @Override
        public void opened() {
            heard.add("opened");
        }

        @Override
        public void message(long receiveTimeNs, byte[] bytes) {
            heard.add("message");
        }

        @Override
        public void lost(String why) {
            heard.add("lost " + why);
        }
    }
}
