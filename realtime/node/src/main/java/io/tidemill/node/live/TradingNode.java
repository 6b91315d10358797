package io.tidemill.node.live;

import io.tidemill.connectors.VenueCodec;
import io.tidemill.engine.EngineState;
import io.tidemill.model.Clock;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.wire.WireReader;
import io.tidemill.wire.WireWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that connects, trades and executes. One thread takes a frame through codec, engine and risk gate to the connector, which
 * sends on a thread of its own; a second one keeps the journal. Between them are rings: the inbox before, the journal's lane behind.
 *
 * <p>A stage that fails ends the node: all orders are canceled at the venue at once, past the engine, and the failure is told.
 * A node that is closed halts its engine first, so that no order is left at a venue, and ends its stages from the door on, so
 * that nothing which came in is lost.
 *
 * <p><b>Thread:</b> safe.
 */
public final class TradingNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TradingNode.class);
    private static final Duration FLAT_TIMEOUT = Duration.ofSeconds(10);

    private final Clock clock;
    private final RunConfig config;
    private final JournaledEngine engine;
    private final ConnectNode connect;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Consumer<Throwable> onFailure;
    private boolean closed;

    private TradingNode(
            RunConfig config,
            StrategyCatalog catalog,
            ConnectorFactory connectors,
            Path journalFile,
            Outlets outlets,
            Clock clock,
            Consumer<Throwable> onFailure) {
        this.config = config;
        this.clock = clock;
        this.onFailure = onFailure;
        // the engine is there before its connector: what it sends goes to whoever is known when it sends
        WireReader toVenue = new WireReader();
        engine = new JournaledEngine(
                config.engine(),
                catalog,
                new WireWriter(toVenue),
                journalFile,
                outlets.trade(),
                outlets.journal(),
                this::fail);
        connect = new ConnectNode(
                config,
                connectors,
                outlets.connect(),
                new Downstream(engine.inputs(), engine::tellState),
                Stage.Waiting.SPIN,
                clock,
                this::fail);
        toVenue.commands(connect.connector());
    }

    /**
     * Starts a node; its streams open in the background.
     *
     * @param journalFile a new file
     * @param onFailure is told once when a stage has failed; the node must be closed then
     * @throws IllegalArgumentException if a strategy, a parameter or an instrument cannot be
     * @throws java.io.UncheckedIOException if the journal cannot be made
     */
    public static TradingNode start(
            RunConfig config,
            StrategyCatalog catalog,
            ConnectorFactory connectors,
            Path journalFile,
            Outlets outlets,
            Clock clock,
            Consumer<Throwable> onFailure) {
        TradingNode node = new TradingNode(config, catalog, connectors, journalFile, outlets, clock, onFailure);
        node.begin();
        return node;
    }

    private void begin() {
        engine.start();
        connect.begin();
    }

    /** Opens the venue's streams; completes when all are open for the first time. */
    public CompletableFuture<Void> connect() {
        return connect.connect();
    }

    /** A control record, as it came from the bus: one wire message. */
    public void control(String context, byte[] message) {
        connect.control(context, message);
    }

    /** Stops all trading of this node; only {@link #resume} lets it go on. */
    public void halt(String reason) {
        connect.control("halt", ConnectNode.message(writer -> writer.halt(reason, clock.nowNs())));
    }

    /** Lets trading go on, in this person's name. */
    public void resume(String person) {
        connect.control("resume", ConnectNode.message(writer -> writer.resume(person, clock.nowNs())));
    }

    /** What the engine did and holds, at its next moment of leisure. */
    public CompletableFuture<EngineState> state() {
        return engine.state();
    }

    /** Frames that came in so far. */
    public long frames() {
        return connect.frames();
    }

    /** Messages of public market streams that came in so far. */
    public long publicFrames() {
        return connect.publicFrames();
    }

    /** What the codec did so far. */
    public VenueCodec codec() {
        return connect.codec();
    }

    /** Why a stage failed; null while none has. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** SHA-256 of the journal; empty until the node is closed. */
    public String journalHash() {
        return engine.journalHash();
    }

    /** Halts, waits for the venue to confirm that no order stands, and ends all stages in the order of the flow. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (failure.get() == null) {
                halt("the node stops");
                engine.awaitNoOrders(FLAT_TIMEOUT, () -> failure.get() != null);
            }
            closeStages();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the node was stopping", e);
        }
    }

    private void closeStages() throws InterruptedException {
        try {
            connect.close();
        } finally {
            engine.end();
        }
    }

    private void fail(Throwable cause) {
        if (!failure.compareAndSet(null, cause)) {
            return;
        }
        LOG.error("a stage of the node failed: all orders are canceled and the node ends", cause);
        for (int id = 0; id < config.instruments().size(); id++) {
            connect.connector().cancelAll(id, clock.nowNs());
        }
        connect.abandon();
        engine.abandon(cause);
        onFailure.accept(cause);
    }
}
