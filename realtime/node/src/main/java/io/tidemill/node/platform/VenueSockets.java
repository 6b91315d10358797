package io.tidemill.node.platform;

import io.tidemill.connectors.CredentialSource;
import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.VenueConnector;
import io.tidemill.connectors.binance.BinanceConfig;
import io.tidemill.connectors.binance.BinanceConnector;
import io.tidemill.model.Clock;
import io.tidemill.node.live.RunConfig;
import io.vertx.core.Vertx;

/** The event loop of a process that speaks with a venue. <b>Thread:</b> safe. */
public final class VenueSockets implements AutoCloseable {
    /** Signs nothing: for who only listens. */
    public static final CredentialSource NO_KEYS = new NoKeys();

    private final Vertx vertx = Vertx.vertx();

    /** An event loop that waits for work. */
    public VenueSockets() {}

    /** A connector that is not started. */
    public VenueConnector connector(
            BinanceConfig venue, RunConfig config, CredentialSource keys, FrameInbox inbox, Clock clock) {
        return new BinanceConnector(venue, config.ids(), keys, inbox, clock, vertx);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static final class NoKeys implements CredentialSource {
        @Override
        public String apiKey() {
            throw new IllegalStateException("who only listens has no keys");
        }

        @Override
        public byte[] secret() {
            throw new IllegalStateException("who only listens has no keys");
        }
    }
}
