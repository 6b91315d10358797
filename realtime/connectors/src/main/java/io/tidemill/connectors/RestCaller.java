package io.tidemill.connectors;

import io.tidemill.model.Clock;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends HTTP requests and tells three outcomes apart: answered, lost (sent, and no whole answer came in time: nobody knows whether it
 * was carried out) and not sent (no connection could be had).
 *
 * <p><b>Thread:</b> all methods and callbacks run on one Vert.x context.
 */
public final class RestCaller {
    /** Takes the outcome of one request; exactly one of its methods is called, once. */
    public interface Outcome {
        /** The venue answered. */
        void answered(int status, MultiMap headers, long receiveTimeNs, byte[] body);

        /** The request left and no whole answer came. */
        void lost(String why);

        /** The request never left. */
        void notSent(String why);
    }

    private final Vertx vertx;
    private final Context context;
    private final HttpClient client;
    private final Clock clock;
    private final URI base;
    private final int timeoutMs;

    /** A caller of the server at {@code base}. */
    public RestCaller(Vertx vertx, Context context, HttpClient client, Clock clock, URI base, int timeoutMs) {
        this.vertx = vertx;
        this.context = context;
        this.client = client;
        this.clock = clock;
        this.base = base;
        this.timeoutMs = timeoutMs;
    }

    /**
     * Sends a request.
     *
     * @param pathAndQuery begins with a slash
     * @param body empty for none
     */
    public void call(
            HttpMethod method, String pathAndQuery, Map<String, String> headers, String body, Outcome outcome) {
        boolean secure = base.getScheme().equals("https");
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(base.getHost())
                .setPort(base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80)
                .setSsl(secure)
                .setURI(pathAndQuery);
        headers.forEach(options::putHeader);
        Call call = new Call(outcome);
        call.timer = vertx.setTimer(timeoutMs, ignored -> call.timeout());
        client.request(options)
                .onComplete(result -> context.runOnContext(ignored -> {
                    if (result.failed()) {
                        call.end(() -> outcome.notSent(String.valueOf(result.cause())));
                    } else {
                        call.send(result.result(), body);
                    }
                }));
    }

    private final class Call {
        private final Outcome outcome;
        private @Nullable HttpClientRequest request;
        private long timer;
        private boolean ended;

        Call(Outcome outcome) {
            this.outcome = outcome;
        }

        void send(HttpClientRequest ready, String body) {
            if (ended) {
                ready.reset();
                return;
            }
            request = ready;
            ready.send(body)
                    .compose(this::read)
                    .onComplete(result -> context.runOnContext(ignored -> {
                        if (result.failed()) {
                            end(() -> outcome.lost(String.valueOf(result.cause())));
                        } else {
                            Answer answer = result.result();
                            end(() -> outcome.answered(
                                    answer.status, answer.headers, answer.receiveTimeNs, answer.body.getBytes()));
                        }
                    }));
        }

        private Future<Answer> read(HttpClientResponse response) {
            return response.body()
                    .map((Buffer body) -> new Answer(response.statusCode(), response.headers(), clock.nowNs(), body));
        }

        void timeout() {
            HttpClientRequest sent = request;
            String why = "no answer within " + timeoutMs + " ms";
            end(
                    sent == null
                            ? () -> outcome.notSent("no connection within " + timeoutMs + " ms")
                            : () -> outcome.lost(why));
            if (sent != null) {
                sent.reset();
            }
        }

        void end(Runnable tell) {
            if (!ended) {
                ended = true;
                vertx.cancelTimer(timer);
                tell.run();
            }
        }
    }

    private record Answer(int status, MultiMap headers, long receiveTimeNs, Buffer body) {}
}
