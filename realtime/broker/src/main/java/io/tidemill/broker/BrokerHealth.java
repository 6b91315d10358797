package io.tidemill.broker;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** Asks a broker whether it works: its own health check publishes a message and reads it back. */
final class BrokerHealth {
    private static final int TIMEOUT_MS = 10_000;

    private final String url;
    private String lastAnswer = "not asked yet";

    BrokerHealth(String adminUrl) {
        url = adminUrl + "/admin/v2/brokers/health";
    }

    /** Whether it answers that it is well. */
    boolean isGood() {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                lastAnswer = "HTTP " + status;
                return false;
            }
            try (InputStream body = connection.getInputStream()) {
                lastAnswer = new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
            return lastAnswer.equals("ok");
        } catch (IOException e) {
            lastAnswer = e.toString();
            return false;
        }
    }

    /** What it answered when it was asked last, for people. */
    String lastAnswer() {
        return lastAnswer;
    }
}
