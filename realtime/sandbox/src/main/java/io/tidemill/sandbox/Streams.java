package io.tidemill.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who listens to which stream. <b>Source:</b> binance-spot-api-docs, web-socket-streams.md. */
final class Streams {
    private static final int MAX_STREAMS = 1024;
    private static final List<String> METHODS =
            List.of("SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS", "SET_PROPERTY", "GET_PROPERTY");

    private final Map<String, Set<Socket>> byStream = new LinkedHashMap<>();
    private final Set<Socket> sockets = new LinkedHashSet<>();
    private final Runnable onSubscribed;

    /** Streams; the callback runs when a client has subscribed to a public stream. */
    Streams(Runnable onSubscribed) {
        this.onSubscribed = onSubscribed;
    }

    void opened(Socket socket) {
        sockets.add(socket);
    }

    void closed(Socket socket) {
        sockets.remove(socket);
        List.copyOf(socket.streams).forEach(stream -> unsubscribe(socket, stream));
        socket.closed();
    }

    boolean isWanted(String stream) {
        return byStream.containsKey(stream);
    }

    /** Whether some client cannot follow. */
    boolean isAnyFull() {
        return sockets.stream().anyMatch(Socket::isFull);
    }

    void publish(String stream, String data) {
        Set<Socket> to = byStream.get(stream);
        if (to == null) {
            return;
        }
        String combined = null;
        for (Socket socket : List.copyOf(to)) {
            if (socket.combined) {
                combined = combined == null ? Frames.combined(stream, data) : combined;
                socket.stream(combined);
            } else {
                socket.stream(data);
            }
        }
    }

    void subscribe(Socket socket, String stream) {
        if (socket.streams.size() < MAX_STREAMS && socket.streams.add(stream)) {
            byStream.computeIfAbsent(stream, unknown -> new LinkedHashSet<>()).add(socket);
        }
        if (MarketFeed.isStreamName(stream)) {
            onSubscribed.run();
        }
    }

    /** A message of a client: a request to change its subscriptions. */
    void talk(Socket socket, String text) {
        if (!socket.mayTalk()) {
            return;
        }
        JsonNode request;
        try {
            request = JsonText.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            socket.reply(error(JsonText.object().nullNode(), 3, "Invalid JSON: " + e.getOriginalMessage()));
            return;
        }
        JsonNode id = request.path("id").isMissingNode() ? JsonText.object().nullNode() : request.get("id");
        String method = request.path("method").asText();
        if (!METHODS.contains(method)) {
            socket.reply(error(
                    id,
                    2,
                    "Invalid request: unknown variant `" + method + "`, expected one of "
                            + String.join(", ", METHODS)));
            return;
        }
        if (!id.isIntegralNumber() && !id.isTextual() && !id.isNull()) {
            socket.reply(error(id, 2, "Invalid request: request ID must be an unsigned integer, a string or null"));
            return;
        }
        socket.reply(done(socket, method, request.path("params"), id));
    }

    private String done(Socket socket, String method, JsonNode params, JsonNode id) {
        ObjectNode out = JsonText.object().putNull("result");
        switch (method) {
            case "SUBSCRIBE" -> {
                if (!params.isArray()) {
                    return error(id, 2, "Invalid request: missing field `params`");
                }
                params.forEach(stream -> subscribe(socket, stream.asText()));
            }
            case "UNSUBSCRIBE" -> params.forEach(stream -> unsubscribe(socket, stream.asText()));
            case "LIST_SUBSCRIPTIONS" -> {
                ArrayNode list = out.putArray("result");
                socket.streams.forEach(list::add);
            }
            case "SET_PROPERTY" -> {
                if (!params.path(0).asText().equals("combined")
                        || !params.path(1).isBoolean()) {
                    return error(id, 0, "Unknown property");
                }
                socket.combined = params.get(1).booleanValue();
            }
            default -> out.put("result", socket.combined);
        }
        out.set("id", id);
        return out.toString();
    }

    private void unsubscribe(Socket socket, String stream) {
        socket.streams.remove(stream);
        Set<Socket> to = byStream.get(stream);
        if (to != null) {
            to.remove(socket);
            if (to.isEmpty()) {
                byStream.remove(stream);
            }
        }
    }

    private static String error(JsonNode id, int code, String message) {
        ObjectNode out = JsonText.object();
        out.putObject("error").put("code", code).put("msg", message);
        out.set("id", id);
        return out.toString();
    }
}
