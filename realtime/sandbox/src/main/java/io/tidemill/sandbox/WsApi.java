package io.tidemill.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The WebSocket API: the endpoints of REST by name, and the subscription of the user data stream. Sessions ({@code session.logon})
 * need Ed25519 keys at the venue and are refused here as they are there for keys of HMAC. <b>Source:</b> binance-spot-api-docs,
 * web-socket-api.md.
 */
final class WsApi {
    private final RestApi api;
    private final Gate gate;
    private final Budget budget;
    private final UserStreams userStreams;
    private final SandboxConfig config;
    private final LongSupplier clockMs;

    WsApi(RestApi api, Gate gate, Budget budget, UserStreams userStreams, SandboxConfig config, LongSupplier clockMs) {
        this.api = api;
        this.gate = gate;
        this.budget = budget;
        this.userStreams = userStreams;
        this.config = config;
        this.clockMs = clockMs;
    }

    /** Answers one request of a client. */
    void talk(Socket socket, String address, String text) {
        ObjectNode out = JsonText.object();
        boolean withLimits = true;
        try {
            JsonNode request = JsonText.MAPPER.readTree(text);
            out.set("id", request.path("id").isMissingNode() ? JsonText.object().nullNode() : request.get("id"));
            String method = request.path("method").asText();
            Params params = Params.of(strings(request.path("params")));
            withLimits = !"false".equals(params.text("returnRateLimits"));
            Object result = result(socket, address, method, params);
            out.put("status", 200);
            out.putRawValue("result", new RawValue(result.toString()));
        } catch (JsonProcessingException e) {
            out.putNull("id").put("status", 400);
            out.putObject("error").put("code", -1135).put("msg", "Invalid JSON Request");
        } catch (ApiError e) {
            out.put("status", e.status());
            out.putObject("error").put("code", e.code()).put("msg", e.getMessage());
        }
        if (withLimits) {
            out.putArray("rateLimits")
                    .add(RestApi.limit("REQUEST_WEIGHT", "MINUTE", 1, config.weightPerMinute())
                            .put("count", budget.used(address, clockMs.getAsLong())));
        }
        socket.reply(out.toString());
    }

    private Object result(Socket socket, String address, String method, Params params) {
        RestApi.Endpoint endpoint = api.webSocket(method);
        if (endpoint != null) {
            budget.use(address, endpoint.weight().apply(params), clockMs.getAsLong());
            gate.check(endpoint.security(), params.text("apiKey"), params);
            params.onlyKnown(endpoint.known());
            return endpoint.answer().apply(params);
        }
        budget.use(address, 2, clockMs.getAsLong());
        return switch (method) {
            case "userDataStream.subscribe.signature" -> {
                gate.check(RestApi.Security.SIGNED, params.text("apiKey"), params);
                yield JsonText.object().put("subscriptionId", userStreams.subscribe(socket));
            }
            case "userDataStream.subscribe" ->
                throw ApiError.bad(-1108, "Session is not authenticated; use userDataStream.subscribe.signature.");
            case "userDataStream.unsubscribe" -> {
                unsubscribe(socket, params);
                yield JsonText.object();
            }
            case "session.subscriptions" -> {
                ArrayNode list = JsonText.array();
                socket.subscriptions.forEach(id -> list.addObject().put("subscriptionId", id));
                yield list;
            }
            case "session.status", "session.logout" ->
                JsonText.object()
                        .putNull("apiKey")
                        .putNull("authorizedSince")
                        .put("connectedSince", socket.openedMs())
                        .put("returnRateLimits", true)
                        .put("serverTime", clockMs.getAsLong())
                        .put("userDataStream", !socket.subscriptions.isEmpty());
            case "session.logon" -> throw ApiError.bad(-4056, "HMAC-SHA-256 API key is not supported.");
            default -> throw ApiError.bad(-1020, "This operation is not supported.");
        };
    }

    private void unsubscribe(Socket socket, Params params) {
        if (!params.has("subscriptionId")) {
            List.copyOf(socket.subscriptions).forEach(id -> userStreams.unsubscribe(socket, id));
        } else if (!userStreams.unsubscribe(socket, (int) params.requiredNumber("subscriptionId"))) {
            throw ApiError.bad(-1130, "Data sent for parameter 'subscriptionId' is not valid.");
        }
    }

    private static Map<String, String> strings(JsonNode params) {
        Map<String, String> out = new LinkedHashMap<>();
        params.properties()
                .forEach(field -> out.put(
                        field.getKey(),
                        field.getValue().isContainerNode()
                                ? field.getValue().toString()
                                : field.getValue().asText()));
        return out;
    }
}
