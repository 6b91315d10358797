package io.tidemill.sandbox;

/**
 * How connections are kept and ended. <b>Source:</b> binance-spot-api-docs, web-socket-streams.md: a ping every 20 seconds, an
 * answer within a minute, 24 hours at most.
 *
 * @param pingMs between pings
 * @param patienceMs without a pong
 * @param lifeMs of a connection
 * @param listenKeyMs of a listen key that is not kept alive
 */
record Heartbeat(long pingMs, long patienceMs, long lifeMs, long listenKeyMs) {
    static Heartbeat defaults() {
        return new Heartbeat(20_000, 60_000, 86_400_000, 3_600_000);
    }
}
