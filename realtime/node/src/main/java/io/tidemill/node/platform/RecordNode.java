package io.tidemill.node.platform;

import io.tidemill.bus.Bus;
import io.tidemill.connectors.VenueCodec;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.connectors.binance.BinanceConfig;
import io.tidemill.model.Clock;
import io.tidemill.model.book.BookCheck;
import io.tidemill.node.live.ConnectNode;
import io.tidemill.node.live.ConnectOutlets;
import io.tidemill.node.live.Downstream;
import io.tidemill.node.live.RunConfig;
import io.tidemill.wire.MessageSink;
import io.tidemill.wire.WireReader;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A node that only records: a venue's public streams onto the bus, with the book checked on the way. It has no engine, no account
 * and no keys. <b>Thread:</b> one thread owns it.
 */
public final class RecordNode implements AutoCloseable {
    private final VenueSockets sockets = new VenueSockets();
    private final BookCheck check = new BookCheck();
    private final ConnectTopics topics;
    private final ConnectNode connect;
    private boolean closed;

    private RecordNode(RunConfig config, BinanceConfig venue, Bus bus, Clock clock, Consumer<Throwable> onFailure) {
        topics = new ConnectTopics(
                bus, BinanceCodec.VENUE, BusOutlets.writerOf(config.engine().run()), clock, onFailure::accept);
        ConnectOutlets out = topics.outlets();
        connect = ConnectNode.of(
                config,
                inbox -> sockets.connector(venue, config, VenueSockets.NO_KEYS, inbox, clock),
                new ConnectOutlets(out.raw(), checked(out.market()), out.instruments()),
                Downstream.NONE,
                clock,
                onFailure);
        connect.begin();
    }

    /**
     * Starts a node; its streams open with {@link #connect}.
     *
     * @param config of a run without strategies
     * @param venue where the venue is, without a private stream
     * @param onFailure is told when a part has failed; the node must be closed then
     */
    public static RecordNode start(
            RunConfig config, BinanceConfig venue, Bus bus, Clock clock, Consumer<Throwable> onFailure) {
        return new RecordNode(config, venue, bus, clock, onFailure);
    }

    /** Opens the streams; completes when all are open for the first time. */
    public CompletableFuture<Void> connect() {
        return connect.connect();
    }

    /** Frames that came in so far. */
    public long frames() {
        return connect.frames();
    }

    /** What the codec did so far. */
    public VenueCodec codec() {
        return connect.codec();
    }

    /** The comparison of rebuilt books with the venue's quotes; exact once the node is closed, a little old before. */
    public BookCheck check() {
        return check;
    }

    /** What went out so far, by the table of the lake that it belongs to; a copy. */
    public Map<String, Long> published() {
        return topics.published();
    }

    @Override
    public void close() {
        stop();
    }

    /** Closes the sockets, then waits until the bus has confirmed all that came in. A second call does nothing. */
    public void stop() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            connect.close();
        } finally {
            try {
                topics.close();
            } finally {
                sockets.close();
            }
        }
    }

    private MessageSink checked(MessageSink market) {
        WireReader reader = new WireReader().market(check);
        return (buffer, offset, length) -> {
            market.message(buffer, offset, length);
            reader.message(buffer, offset, length);
        };
    }
}
