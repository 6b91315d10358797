package io.tidemill.connectors;

import io.tidemill.model.Clock;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WebSocket that is opened again whenever it is lost: after a backoff, with an address that is asked for each time. It pings, and
 * takes a socket that gives no sign of life for two pings for dead; it answers pings; it opens itself anew before the venue's age
 * limit.
 *
 * <p><b>Thread:</b> all methods and callbacks run on one Vert.x context.
 */
public final class StreamSocket {
    /** Hears what happens on the socket. */
    public interface Listener {
        /** The socket is open. */
        void opened();

        /** A message, with the time at which its last bytes were read. */
        void message(long receiveTimeNs, byte[] bytes);

        /** The socket that was open is lost, or was closed on purpose. */
        void lost(String why);
    }

    private static final Logger LOG = LoggerFactory.getLogger(StreamSocket.class);

    private final Vertx vertx;
    private final Context context;
    private final WebSocketClient client;
    private final Clock clock;
    private final String name;
    private final Supplier<Future<URI>> address;
    private final Backoff backoff;
    private final int heartbeatMs;
    private final long rotateMs;
    private final Listener listener;
    private @Nullable WebSocket socket;
    private @Nullable Buffer partial;
    private boolean opening;
    private boolean closed;
    private long heartbeatTimer = -1;
    private long rotationTimer = -1;
    private long heardNs;

    /** A socket that is not open yet. */
    public StreamSocket(
            Vertx vertx,
            Context context,
            WebSocketClient client,
            Clock clock,
            String name,
            Supplier<Future<URI>> address,
            Backoff backoff,
            int heartbeatMs,
            long rotateMs,
            Listener listener) {
        this.vertx = vertx;
        this.context = context;
        this.client = client;
        this.clock = clock;
        this.name = name;
        this.address = address;
        this.backoff = backoff;
        this.heartbeatMs = heartbeatMs;
        this.rotateMs = rotateMs;
        this.listener = listener;
    }

    /** Opens the socket, and again whenever it is lost, until {@link #close}. */
    public void open() {
        if (closed || opening || socket != null) {
            return;
        }
        opening = true;
        address.get()
                .compose(uri -> client.connect(options(uri)))
                .onComplete(result -> context.runOnContext(ignored -> {
                    opening = false;
                    if (result.succeeded()) {
                        attach(result.result());
                    } else {
                        LOG.warn("{}: cannot be opened: {}", name, String.valueOf(result.cause()));
                        again();
                    }
                }));
    }

    /** Sends a text message; does nothing while the socket is not open. */
    public void send(String text) {
        WebSocket open = socket;
        if (open != null && !open.isClosed()) {
            open.writeTextMessage(text);
        }
    }

    /** The stream works: the next loss is answered quickly. */
    public void works() {
        backoff.reset();
    }

    /** Drops the socket, if it is open, and opens it anew. */
    public void reconnect(String why) {
        WebSocket open = socket;
        if (open != null) {
            drop(open, why);
        }
    }

    /** Closes the socket for good. */
    public void close() {
        closed = true;
        WebSocket open = socket;
        if (open != null) {
            detach();
            open.close();
        }
    }

    private void attach(WebSocket open) {
        if (closed) {
            open.close();
            return;
        }
        if (open.isClosed()) {
            LOG.warn("{}: closed by the other side as soon as it was open", name);
            again();
            return;
        }
        socket = open;
        heardNs = clock.nowNs();
        open.frameHandler(frame -> read(open, frame));
        open.pongHandler(ignored -> heardNs = clock.nowNs());
        open.exceptionHandler(failure -> drop(open, String.valueOf(failure)));
        open.closeHandler(ignored -> drop(open, "closed by the other side, code " + open.closeStatusCode()));
        heartbeatTimer = vertx.setPeriodic(heartbeatMs, ignored -> heartbeat(open));
        rotationTimer = vertx.setTimer(rotateMs, ignored -> drop(open, "opened anew before its age limit"));
        LOG.info("{}: open", name);
        listener.opened();
    }

    private void read(WebSocket from, WebSocketFrame frame) {
        long nowNs = clock.nowNs();
        heardNs = nowNs;
        if (from != socket || !(frame.isText() || frame.isBinary() || frame.isContinuation())) {
            return;
        }
        Buffer piece = frame.binaryData();
        Buffer whole = partial == null ? piece : partial.appendBuffer(piece);
        if (frame.isFinal()) {
            partial = null;
            listener.message(nowNs, whole.getBytes());
        } else {
            partial = whole == piece ? piece.copy() : whole;
        }
    }

    private void heartbeat(WebSocket open) {
        if (clock.nowNs() - heardNs > 2_000_000L * heartbeatMs) {
            drop(open, "no sign of life for " + 2L * heartbeatMs + " ms");
        } else if (!open.isClosed()) {
            open.writePing(Buffer.buffer());
        }
    }

    private void drop(WebSocket which, String why) {
        if (which != socket) {
            return;
        }
        detach();
        LOG.warn("{}: lost: {}", name, why);
        which.close();
        listener.lost(why);
        again();
    }

    private void detach() {
        socket = null;
        partial = null;
        vertx.cancelTimer(heartbeatTimer);
        vertx.cancelTimer(rotationTimer);
    }

    private void again() {
        if (!closed) {
            vertx.setTimer(backoff.nextMs(), ignored -> open());
        }
    }

    private static WebSocketConnectOptions options(URI uri) {
        boolean secure = uri.getScheme().equals("wss");
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new WebSocketConnectOptions()
                .setHost(uri.getHost())
                .setPort(uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80)
                .setSsl(secure)
                .setURI(uri.getRawPath() + query);
    }
}
