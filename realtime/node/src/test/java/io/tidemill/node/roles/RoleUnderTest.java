package io.tidemill.node.roles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.node.command.NodeProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A role as a process of its own, asked over its health and metrics. */
final class RoleUnderTest implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final NodeProcess process;
    private String url = "";

    private RoleUnderTest(NodeProcess process) {
        this.process = process;
    }

    /** Starts it, on the data folder of its name. */
    static RoleUnderTest start(Path folder, Path config, String role) throws IOException {
        return new RoleUnderTest(NodeProcess.start(
                folder,
                "node",
                "--roles",
                role,
                "--config",
                config.toString(),
                "--data",
                folder.resolve(role).toString(),
                "--json"));
    }

    boolean isReady() throws Exception {
        return get("/health/ready").statusCode() == 200;
    }

    /** Why it is not ready; empty if it is. */
    String notReady() throws Exception {
        HttpResponse<String> answer = get("/health/ready");
        return answer.statusCode() == 200 ? "" : answer.body();
    }

    /** A metric, summed over its labels. */
    double metric(String name) throws Exception {
        Matcher line = Pattern.compile("(?m)^" + name + "(\\{.*})? (\\S+)$")
                .matcher(get("/metrics").body());
        double sum = 0;
        while (line.find()) {
            sum += Double.parseDouble(line.group(2));
        }
        return sum;
    }

    /** Ends it with SIGTERM, and gives its last words. */
    JsonNode stop() throws Exception {
        process.terminate();
        int code = process.exitCode();
        if (code != 0 || process.err().contains("ERROR")) {
            throw new AssertionError("ended with " + code + ":\n" + process.out() + process.err());
        }
        String[] lines = process.out().strip().split("\n");
        return json.readTree(lines[lines.length - 1]).path("published");
    }

    /** Ends it with SIGKILL. */
    void kill() throws Exception {
        process.close();
        process.exitCode();
    }

    private HttpResponse<String> get(String path) throws Exception {
        if (url.isEmpty()) {
            url = process.awaitOut("\"status\":\"([^\"]+)\"").group(1);
        }
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.close();
    }
}
