package io.tidemill.node.live;

import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.VenueCodec;
import io.tidemill.connectors.VenueConnector;
import io.tidemill.model.Clock;
import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.frame.RawFrames;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.wire.Json;
import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a node that connects: a venue's sockets, the inbox, the codec. Frames and market events go out; everything that the
 * codec says goes to whoever is next, an engine or nobody.
 *
 * <p><b>Thread:</b> safe.
 */
public final class ConnectNode implements AutoCloseable {
    /** How often time passes for the engine when no venue speaks. */
    static final Duration CLOCK_INTERVAL = Duration.ofMillis(100);

    /** Context of the first frame of a run. */
    static final String RUN_CONTEXT = "run";

    private final RunConfig config;
    private final Clock clock;
    private final Inbox inbox;
    private final VenueConnector connector;
    private final VenueCodec codec;
    private final Stage stage;
    private final ScheduledExecutorService clockThread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "tidemill-clock"));
    private final LongAdder publicFrames = new LongAdder();
    private final Set<String> openStreams = ConcurrentHashMap.newKeySet();
    private boolean closed;

    /**
     * A node that is not started.
     *
     * @param next gets what the codec says, on the stage's thread
     * @param waiting how the stage waits for frames
     */
    ConnectNode(
            RunConfig config,
            ConnectorFactory connectors,
            ConnectOutlets outlets,
            Downstream next,
            Stage.Waiting waiting,
            Clock clock,
            Consumer<Throwable> onFailure) {
        this.config = config;
        this.clock = clock;
        WireWriter out = new WireWriter((buffer, offset, length) -> {
            next.messages().message(buffer, offset, length);
            if (MessageKinds.isMarket(MessageKinds.of(buffer, offset))) {
                outlets.market().message(buffer, offset, length);
            }
        });
        RoutedFrames routed = new RoutedFrames(new WireWriter(outlets.raw()));
        inbox = new Inbox(routed);
        connector = connectors.connector(inbox);
        List<VenueCodec> codecs = config.codecs(connector, out, out, new Defining(out, outlets.instruments()));
        codec = codecs.get(0);
        routed.router = new FrameRouter(codecs, out);
        stage = new Stage("connect", waiting, () -> inbox.drain() + next.due().getAsInt(), cause -> {
            abandon();
            onFailure.accept(cause);
        });
    }

    /**
     * A node that only connects, or whose next stage is another process. It starts with {@link #begin}, and its streams open with
     * {@link #connect}.
     *
     * @param config of a run without strategies
     * @param next gets what the codec says, on the stage's thread
     * @param onFailure is told once when the stage has failed; the node must be closed then
     */
    public static ConnectNode of(
            RunConfig config,
            ConnectorFactory connectors,
            ConnectOutlets outlets,
            Downstream next,
            Clock clock,
            Consumer<Throwable> onFailure) {
        return new ConnectNode(config, connectors, outlets, next, Stage.Waiting.LANE, clock, onFailure);
    }

    /** Starts the stage; the first frame of a run says what the run is. */
    public void begin() {
        stage.start();
        control(RUN_CONTEXT, message(writer -> writer.runStarted(config.engine().run(), json())));
        clockThread.scheduleAtFixedRate(
                () -> put(FrameChannel.CLOCK, "", new byte[0]), 0, CLOCK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Opens the venue's streams; completes when all are open for the first time. */
    public CompletableFuture<Void> connect() {
        return connector.start().toCompletableFuture();
    }

    /** A control record: one wire message. */
    void control(String context, byte[] message) {
        put(FrameChannel.CONTROL, context, message);
    }

    /** Frames that came in so far. */
    public long frames() {
        return inbox.arrivals();
    }

    /** Messages of public market streams that came in so far. */
    public long publicFrames() {
        return publicFrames.sum();
    }

    /** Bytes that came in and wait for the stage. */
    public long pendingBytes() {
        return inbox.lane().pending();
    }

    /** Whether a stream is open, by its name in the context of its CONNECTED frame, as far as the stage has come. */
    public boolean isOpen(String stream) {
        return openStreams.contains(stream);
    }

    /** What the codec did so far. */
    public VenueCodec codec() {
        return codec;
    }

    /** The door of the node, for who has a frame of his own. */
    public FrameInbox inbox() {
        return inbox;
    }

    /** Who sends. */
    public VenueConnector connector() {
        return connector;
    }

    /** Nobody reads the inbox any more: who puts a frame in is not kept waiting. */
    void abandon() {
        inbox.lane().close();
    }

    /** Closes the sockets, and ends when all that came in has gone out. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        clockThread.shutdownNow();
        connector.close();
        try {
            stage.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the connect stage was ending", e);
        }
    }

    /** One wire message. */
    static byte[] message(Consumer<WireWriter> write) {
        MessageBatch batch = new MessageBatch(256);
        write.accept(new WireWriter(batch));
        byte[] bytes = new byte[batch.length() - MessageBatch.PREFIX];
        batch.buffer().getBytes(MessageBatch.PREFIX, bytes);
        return bytes;
    }

    private void put(FrameChannel channel, String context, byte[] bytes) {
        inbox.frame("", channel, clock.nowNs(), context, bytes, 0, bytes.length);
    }

    private String json() {
        return new String(Json.bytes(config), StandardCharsets.UTF_8);
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
            } else if (channel == FrameChannel.CONNECTED) {
                openStreams.add(context);
            } else if (channel == FrameChannel.DISCONNECTED) {
                openStreams.remove(context);
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
