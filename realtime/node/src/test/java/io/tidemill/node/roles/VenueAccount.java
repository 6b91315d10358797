package io.tidemill.node.roles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The account of a sandbox, asked past the node: what stands there, and what was filled. */
final class VenueAccount {
    private static final String SYMBOL = "BTCUSDT";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String rest;
    private final String key;
    private final byte[] secret;

    VenueAccount(String rest, String key, String secret) {
        this.rest = rest;
        this.key = key;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Orders that stand. */
    int openOrders() throws Exception {
        return ask("/api/v3/openOrders", "symbol=" + SYMBOL).size();
    }

    /** Executions so far, at most a thousand. */
    int fills() throws Exception {
        return ask("/api/v3/myTrades", "symbol=" + SYMBOL + "&limit=1000").size();
    }

    private JsonNode ask(String path, String query) throws Exception {
        String all = query + "&recvWindow=5000&timestamp=" + System.currentTimeMillis();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(all.getBytes(StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(rest + path + "?" + all + "&signature=" + signature))
                .header("X-MBX-APIKEY", key)
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    path + ": " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return json.readTree(answer.body());
    }
}
