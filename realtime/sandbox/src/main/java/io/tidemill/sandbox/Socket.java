package io.tidemill.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection: what it listens to, what goes wrong on it, and how long it lives. */
final class Socket {
    private static final int MESSAGES_PER_SECOND = 5;
    private static final int QUEUE_BYTES = 8 << 20;
    private static final short POLICY = 1008;
    private static final short GOING_AWAY = 1001;

    final Set<String> streams = new LinkedHashSet<>();
    final Set<Integer> subscriptions = new LinkedHashSet<>();
    boolean combined;
    private final Vertx vertx;
    private final ServerWebSocket webSocket;
    private final Faults faults;
    private final Heartbeat heartbeat;
    private final long openedMs = System.currentTimeMillis();
    private final long timer;
    private long lastPongMs = openedMs;
    private long second;
    private int messages;
    private long sendAfterMs;
    private @Nullable String held;

    Socket(Vertx vertx, ServerWebSocket webSocket, Faults faults, Heartbeat heartbeat) {
        this.vertx = vertx;
        this.webSocket = webSocket;
        this.faults = faults;
        this.heartbeat = heartbeat;
        webSocket.setWriteQueueMaxSize(QUEUE_BYTES);
        webSocket.pongHandler(pong -> lastPongMs = System.currentTimeMillis());
        timer = vertx.setPeriodic(heartbeat.pingMs(), tick -> beat());
    }

    /** Must be called when the connection is gone. */
    void closed() {
        vertx.cancelTimer(timer);
    }

    long openedMs() {
        return openedMs;
    }

    /** Whether the client reads so slowly that it holds a replay back. */
    boolean isFull() {
        try {
            return !webSocket.isClosed() && webSocket.writeQueueFull();
        } catch (IllegalStateException e) {
            // closing, though not closed yet: Vert.x has no question for that
            return false;
        }
    }

    /** Sends a reply, which faults of frames do not touch. */
    void reply(String text) {
        if (!webSocket.isClosed()) {
            webSocket.writeTextMessage(text);
        }
    }

    /** Sends a frame of a stream, unless a fault has other plans. */
    void stream(String text) {
        switch (faults.frame()) {
            case NONE -> inOrder(text);
            case DROP -> {}
            case DUPLICATE -> {
                inOrder(text);
                inOrder(text);
            }
            case DELAY -> {
                sendAfterMs = System.currentTimeMillis() + faults.plan().delayMs();
                inOrder(text);
            }
            case REORDER -> held = held == null ? text : held + "\n" + text;
            case DISCONNECT -> cut();
        }
    }

    /** Ends the connection as a server does that goes away. */
    void cut() {
        webSocket.close(GOING_AWAY);
    }

    /** Counts a message of the client; too many in a second end the connection. */
    boolean mayTalk() {
        long now = System.currentTimeMillis() / 1000;
        messages = now == second ? messages + 1 : 1;
        second = now;
        if (messages > MESSAGES_PER_SECOND) {
            webSocket.close(POLICY, "Too many requests");
            return false;
        }
        return true;
    }

    private void inOrder(String text) {
        long waitMs = sendAfterMs - System.currentTimeMillis();
        if (waitMs > 0) {
            vertx.setTimer(waitMs, tick -> write(text));
        } else {
            write(text);
        }
    }

    private void write(String text) {
        String before = held;
        held = null;
        reply(text);
        if (before != null) {
            for (String frame : before.split("\n", -1)) {
                reply(frame);
            }
        }
    }

    private void beat() {
        long now = System.currentTimeMillis();
        if (now - openedMs > heartbeat.lifeMs() || now - lastPongMs > heartbeat.patienceMs()) {
            webSocket.close(POLICY, now - openedMs > heartbeat.lifeMs() ? "24 hours are over" : "Pong timeout");
        } else if (!webSocket.isClosed()) {
            webSocket.writePing(Buffer.buffer(Long.toString(now)));
        }
    }
}
