package io.tidemill.testkit.jupyter;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a cell brought: its reply and all that was published. */
public record Answer(JsonObject json) {
    /** The reply to the request. */
    public JsonObject reply() {
        if (!json.has("reply")) {
            throw new AssertionError("no reply: " + json);
        }
        return json.getAsJsonObject("reply");
    }

    /** {@code ok}, {@code error} or {@code aborted}. */
    public String status() {
        return reply().get("status").getAsString();
    }

    /** All that went to standard output. */
    public String stdout() {
        return stream("stdout");
    }

    /** All that went to standard error. */
    public String stderr() {
        return stream("stderr");
    }

    /** The value as text; empty for a cell without one, and the error in its place where it failed. */
    public String value() {
        if (status().equals("error")) {
            return error();
        }
        List<JsonObject> results = published("execute_result");
        return results.isEmpty()
                ? ""
                : results.get(0).getAsJsonObject("data").get("text/plain").getAsString();
    }

    /** Name, colon, message. */
    public String error() {
        return reply().get("ename").getAsString() + ": " + reply().get("evalue").getAsString();
    }

    /** The lines of the error, without colours. */
    public List<String> traceback() {
        List<String> lines = new ArrayList<>();
        for (JsonObject error : published("error")) {
            error.getAsJsonArray("traceback").forEach(line -> lines.add(plain(line.getAsString())));
        }
        return lines;
    }

    /** From the interrupt to the end of the cell, seconds. */
    public double interruptSeconds() {
        return json.get("interrupt_s").getAsDouble();
    }

    /** What was published of a message type, in order. */
    public List<JsonObject> published(String type) {
        List<JsonObject> found = new ArrayList<>();
        for (JsonElement each : json.getAsJsonArray("published")) {
            JsonObject message = each.getAsJsonObject();
            if (message.get("type").getAsString().equals(type)) {
                found.add(message.getAsJsonObject("content"));
            }
        }
        return found;
    }

    private String stream(String name) {
        return published("stream").stream()
                .filter(content -> content.get("name").getAsString().equals(name))
                .map(content -> content.get("text").getAsString())
                .collect(Collectors.joining());
    }

    private static String plain(String text) {
        return text.replaceAll("\u001b\\[[\\d;]*m", "");
    }
}
