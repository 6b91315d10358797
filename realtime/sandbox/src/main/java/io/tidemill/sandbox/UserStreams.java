package io.tidemill.sandbox;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The account's own stream: by listen key on {@code /ws/<listenKey>}, and by subscription on the WebSocket API, which is the way
 * that the venue documents now. <b>Source:</b> binance-spot-api-docs, user-data-stream.md and web-socket-api.md.
 */
final class UserStreams {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 64;

    private final Streams streams;
    private final LongSupplier clockMs;
    private final long listenKeyMs;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Long> expiryByKey = new LinkedHashMap<>();
    private final Map<Integer, Socket> subscriptions = new LinkedHashMap<>();
    private int nextSubscription;

    UserStreams(Streams streams, LongSupplier clockMs, long listenKeyMs) {
        this.streams = streams;
        this.clockMs = clockMs;
        this.listenKeyMs = listenKeyMs;
    }

    void addTo(RestApi api) {
        Set<String> key = Set.of("listenKey");
        add(
                api,
                "POST /api/v3/userDataStream",
                "userDataStream.start",
                params -> JsonText.object().put("listenKey", start()));
        add(api, "PUT /api/v3/userDataStream", "userDataStream.ping", key, params -> {
            expiryByKey.put(known(params), clockMs.getAsLong() + listenKeyMs);
            return JsonText.object();
        });
        add(api, "DELETE /api/v3/userDataStream", "userDataStream.stop", key, params -> {
            expiryByKey.remove(known(params));
            return JsonText.object();
        });
    }

    /** Tells all who listen to the account. */
    void tell(String event) {
        expiryByKey.keySet().forEach(key -> streams.publish(key, event));
        subscriptions.forEach((id, socket) -> socket.stream("{\"subscriptionId\":" + id + ",\"event\":" + event + "}"));
    }

    /** Ends the keys that nobody kept alive. */
    void expire() {
        long now = clockMs.getAsLong();
        for (Map.Entry<String, Long> key : List.copyOf(expiryByKey.entrySet())) {
            if (key.getValue() < now) {
                streams.publish(key.getKey(), AccountFrames.listenKeyExpired(key.getKey(), now));
                expiryByKey.remove(key.getKey());
            }
        }
    }

    int subscribe(Socket socket) {
        int id = nextSubscription;
        nextSubscription++;
        subscriptions.put(id, socket);
        socket.subscriptions.add(id);
        return id;
    }

    boolean unsubscribe(Socket socket, int id) {
        return socket.subscriptions.remove(id) && subscriptions.remove(id) != null;
    }

    void closed(Socket socket) {
        socket.subscriptions.forEach(subscriptions::remove);
    }

    private String start() {
        String key = expiryByKey.isEmpty()
                ? newKey()
                : expiryByKey.keySet().iterator().next();
        expiryByKey.put(key, clockMs.getAsLong() + listenKeyMs);
        return key;
    }

    private String newKey() {
        StringBuilder key = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            key.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return key.toString();
    }

    private String known(Params params) {
        String key = params.required("listenKey");
        if (!expiryByKey.containsKey(key)) {
            throw ApiError.bad(-1125, "This listenKey does not exist.");
        }
        return key;
    }

    private static void add(RestApi api, String key, String method, Function<Params, Object> answer) {
        add(api, key, method, Set.of(), answer);
    }

    private static void add(
            RestApi api, String key, String method, Set<String> known, Function<Params, Object> answer) {
        api.add(key, method, new RestApi.Endpoint(RestApi.Security.KEY, params -> 2, known, answer));
    }
}
