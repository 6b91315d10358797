package io.tidemill.node.live;

import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.VenueCodec;
import io.tidemill.connectors.VenueConnector;
import io.tidemill.engine.Engine;
import io.tidemill.engine.EngineState;
import io.tidemill.engine.JournalWriter;
import io.tidemill.model.Clock;
import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.frame.RawFrames;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.wire.Json;
import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.WireReader;
import io.tidemill.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that connects, trades and executes: its stages and the rings between them.
 *
 * <p>A stage that fails ends the node: all orders are canceled at the venue at once, past the engine, and the failure is told.
 * A node that is closed halts its engine first, so that no order is left at a venue, and ends its stages from the door on, so
 * that nothing which came in is lost.
 *
 * <p><b>Thread:</b> safe.
 */
public final class TradingNode implements AutoCloseable {
    /** How often time passes for the engine when no venue speaks. */
    public static final Duration CLOCK_INTERVAL = Duration.ofMillis(100);

    /** Context of the first frame of a run. */
    static final String RUN_CONTEXT = "run";

    private static final Logger LOG = LoggerFactory.getLogger(TradingNode.class);
    private static final int EVENT_LANE = 1 << 25;
    private static final int COMMAND_LANE = 1 << 20;
    private static final Duration FLAT_TIMEOUT = Duration.ofSeconds(10);

    private final Clock clock;
    private final RunConfig config;
    private final Inbox inbox;
    private final Lane events = new Lane("events", new OneToOneRingBuffer(Lane.bytes(EVENT_LANE)));
    private final Lane commands = new Lane("commands", new OneToOneRingBuffer(Lane.bytes(COMMAND_LANE)));
    private final Lane journal = new Lane("journal", new OneToOneRingBuffer(Lane.bytes(EVENT_LANE)));
    private final Engine engine;
    private final Journaling journaling;
    private final VenueConnector connector;
    private final VenueCodec codec;
    private final Stage connectStage;
    private final Stage engineStage;
    private final Stage executeStage;
    private final Stage journalStage;
    private final ScheduledExecutorService clockThread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "tidemill-clock"));
    private final AtomicReference<@Nullable CompletableFuture<EngineState>> stateWish = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Consumer<Throwable> onFailure;
    private final LongAdder publicFrames = new LongAdder();
    private boolean closed;

    /** Makes the connector of a node once its door is there. */
    @FunctionalInterface
    public interface ConnectorFactory {
        /** A connector that is not started and puts its frames there. */
        VenueConnector connector(FrameInbox inbox);
    }

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
        engine = new Engine(config.engine(), catalog, new WireWriter(commands), journal);

        WireWriter raw = new WireWriter(outlets.raw());
        WireWriter out = new WireWriter((buffer, offset, length) -> {
            events.message(buffer, offset, length);
            if (MessageKinds.isMarket(MessageKinds.of(buffer, offset))) {
                outlets.market().message(buffer, offset, length);
            }
        });
        RoutedFrames routed = new RoutedFrames(raw);
        inbox = new Inbox(routed);
        connector = connectors.connector(inbox);
        List<VenueCodec> codecs = config.codecs(connector, out, out, new Defining(out, outlets.instruments()));
        codec = codecs.get(0);
        routed.router = new FrameRouter(codecs, out);

        WireReader toEngine = new WireReader().market(engine).orders(engine).control(engine);
        MessageHandler engineHandler = (type, buffer, index, length) -> toEngine.message(buffer, index, length);
        WireReader toVenue = new WireReader().commands(connector);
        MessageHandler executeHandler = (type, buffer, index, length) -> toVenue.message(buffer, index, length);
        journaling = new Journaling(journal, JournalWriter.create(journalFile), outlets.journal(), outlets.trade());

        connectStage = new Stage("connect", inbox::drain, this::fail);
        engineStage = new Stage("engine", () -> tellState() + events.drain(engineHandler), this::fail);
        executeStage = new Stage("execute", () -> commands.drain(executeHandler), this::fail);
        journalStage = new Stage("journal", journaling::work, this::fail);
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
        journalStage.start();
        executeStage.start();
        engineStage.start();
        connectStage.start();
        // the first frame of a run says what the run is
        put(FrameChannel.CONTROL, RUN_CONTEXT, runStarted());
        clockThread.scheduleAtFixedRate(
                () -> put(FrameChannel.CLOCK, "", new byte[0]), 0, CLOCK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Opens the venue's streams; completes when all are open for the first time. */
    public CompletableFuture<Void> connect() {
        return connector.start().toCompletableFuture();
    }

    /** A control record, as it came from the bus: one wire message. */
    public void control(String context, byte[] message) {
        put(FrameChannel.CONTROL, context, message);
    }

    /** Stops all trading of this node; only {@link #resume} lets it go on. */
    public void halt(String reason) {
        put(FrameChannel.CONTROL, "halt", message(writer -> writer.halt(reason, clock.nowNs())));
    }

    /** Lets trading go on, in this person's name. */
    public void resume(String person) {
        put(FrameChannel.CONTROL, "resume", message(writer -> writer.resume(person, clock.nowNs())));
    }

    /** What the engine did and holds, at its next moment of leisure. */
    public CompletableFuture<EngineState> state() {
        CompletableFuture<EngineState> wish = new CompletableFuture<>();
        CompletableFuture<EngineState> earlier = stateWish.compareAndExchange(null, wish);
        return earlier == null ? wish : earlier;
    }

    /** Frames that came in so far. */
    public long frames() {
        return inbox.arrivals();
    }

    /** Messages of public market streams that came in so far. */
    public long publicFrames() {
        return publicFrames.sum();
    }

    /** What the codec did so far. */
    public VenueCodec codec() {
        return codec;
    }

    /** Why a stage failed; null while none has. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** SHA-256 of the journal; empty until the node is closed. */
    public String journalHash() {
        return journaling.hash();
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
                awaitNoOpenOrders();
            }
            clockThread.shutdownNow();
            connector.close();
            connectStage.end();
            engineStage.end();
            executeStage.end();
            journalStage.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the node was stopping", e);
        } finally {
            journaling.close();
        }
    }

    private void awaitNoOpenOrders() throws InterruptedException {
        long end = System.nanoTime() + FLAT_TIMEOUT.toNanos();
        while (failure.get() == null) {
            EngineState state = state().join();
            int open = state.strategies().stream()
                    .flatMap(strategy -> strategy.positions().stream())
                    .mapToInt(EngineState.PositionState::openOrders)
                    .sum();
            if (state.halted() && open == 0) {
                return;
            }
            if (System.nanoTime() > end) {
                LOG.warn("{} orders are not proven to be off their venue after {}", open, FLAT_TIMEOUT);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private void fail(Throwable cause) {
        if (!failure.compareAndSet(null, cause)) {
            return;
        }
        LOG.error("a stage of the node failed: all orders are canceled and the node ends", cause);
        for (int id = 0; id < config.instruments().size(); id++) {
            connector.cancelAll(id, clock.nowNs());
        }
        inbox.lane().close();
        events.close();
        commands.close();
        journal.close();
        CompletableFuture<EngineState> wish = stateWish.get();
        if (wish != null) {
            wish.completeExceptionally(cause);
        }
        onFailure.accept(cause);
    }

    /** Answers whoever asked for the state, on the engine's thread. */
    private int tellState() {
        CompletableFuture<EngineState> wish = stateWish.get();
        if (wish == null) {
            return 0;
        }
        stateWish.set(null);
        wish.complete(engine.state());
        return 1;
    }

    private void put(FrameChannel channel, String context, byte[] bytes) {
        inbox.frame("", channel, clock.nowNs(), context, bytes, 0, bytes.length);
    }

    private byte[] runStarted() {
        String json = new String(Json.bytes(config), StandardCharsets.UTF_8);
        return message(writer -> writer.runStarted(config.engine().run(), json));
    }

    private static byte[] message(Consumer<WireWriter> write) {
        MessageBatch batch = new MessageBatch(256);
        write.accept(new WireWriter(batch));
        byte[] bytes = new byte[batch.length() - MessageBatch.PREFIX];
        batch.buffer().getBytes(MessageBatch.PREFIX, bytes);
        return bytes;
    }

    /** Frames go to the bus first, then to whom they concern. */
    private final class RoutedFrames implements RawFrames {
        private final RawFrames raw;
        private @Nullable FrameRouter router;

        RoutedFrames(RawFrames raw) {
            this.raw = raw;
        }

        @Override
        public void frame(
                String venue,
                FrameChannel channel,
                long arrival,
                long receiveTimeNs,
                String context,
                byte[] bytes,
                int offset,
                int length) {
            raw.frame(venue, channel, arrival, receiveTimeNs, context, bytes, offset, length);
            if (channel == FrameChannel.PUBLIC_STREAM) {
                publicFrames.increment();
            }
            FrameRouter to = router;
            if (to == null) {
                throw new IllegalStateException("frame " + arrival + " came before the node was built");
            }
            to.frame(venue, channel, arrival, receiveTimeNs, context, bytes, offset, length);
        }
    }

    /** Definitions go to the engine and onto the control topic; a codec gives nothing else to this port. */
    private record Defining(ControlEvents engine, Consumer<Instrument> published) implements ControlEvents {
        @Override
        public void clock(long receiveTimeNs) {
            engine.clock(receiveTimeNs);
        }

        @Override
        public void instrument(Instrument instrument, long receiveTimeNs) {
            published.accept(instrument);
            engine.instrument(instrument, receiveTimeNs);
        }

        @Override
        public void promotion(Promotion promotion, long receiveTimeNs) {
            engine.promotion(promotion, receiveTimeNs);
        }

        @Override
        public void halt(String reason, long receiveTimeNs) {
            engine.halt(reason, receiveTimeNs);
        }

        @Override
        public void resume(String person, long receiveTimeNs) {
            engine.resume(person, receiveTimeNs);
        }
    }
}
