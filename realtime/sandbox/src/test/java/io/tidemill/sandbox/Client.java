package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A plain client of the protocol, written from the venue's documentation with nothing but the JDK. */
final class Client {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final BinanceSandbox sandbox;

    Client(BinanceSandbox sandbox) {
        this.sandbox = sandbox;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    /** A signed request with all parameters in the query string. */
    HttpResponse<String> signed(String verb, String path, String params) throws IOException, InterruptedException {
        String text = (params.isEmpty() ? "" : params + "&") + "timestamp=" + System.currentTimeMillis();
        return send(verb, path + "?" + text + "&signature=" + sign(text), "");
    }

    JsonNode signedJson(String verb, String path, String params) throws IOException, InterruptedException {
        return JSON.readTree(signed(verb, path, params).body());
    }

    /** A request that needs the key only. */
    JsonNode signedJsonKey(String verb, String path) throws IOException, InterruptedException {
        return JSON.readTree(send(verb, path, "").body());
    }

    HttpResponse<String> send(String verb, String pathAndQuery, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(sandbox.restUrl() + pathAndQuery))
                        .header("X-MBX-APIKEY", sandbox.apiKey())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(verb, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpClient http() {
        return http;
    }

    String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sandbox.apiSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    Listener listen(String pathAndQuery) {
        Listener listener = new Listener();
        listener.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(sandbox.wsUrl() + pathAndQuery), listener)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        return listener;
    }

    /** Keeps all messages of a connection. */
    static final class Listener implements WebSocket.Listener {
        final List<String> messages = new CopyOnWriteArrayList<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private @Nullable WebSocket socket;
        final AtomicInteger pings = new AtomicInteger();

        void say(String text) {
            Objects.requireNonNull(socket).sendText(text, true).join();
        }

        void close() {
            Objects.requireNonNull(socket).abort();
        }

        /** The first message that holds this, waited for. */
        String await(String part) throws InterruptedException {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (System.nanoTime() < until) {
                for (String message : messages) {
                    if (message.contains(part)) {
                        return message;
                    }
                }
                LockSupport.parkNanos(1_000_000);
            }
            throw new AssertionError("no message with " + part + " among " + messages.size() + ", the last: "
                    + (messages.isEmpty() ? "" : messages.get(messages.size() - 1)).toLowerCase(Locale.ROOT));
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, java.nio.ByteBuffer message) {
            pings.incrementAndGet();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }
    }
}
