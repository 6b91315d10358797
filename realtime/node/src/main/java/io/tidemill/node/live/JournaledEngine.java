package io.tidemill.node.live;

import io.tidemill.engine.Engine;
import io.tidemill.engine.EngineConfig;
import io.tidemill.engine.EngineState;
import io.tidemill.engine.JournalWriter;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.wire.MessageSink;
import io.tidemill.wire.WireReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine and its journal: what every process that trades has, wherever its inputs come from and its commands go.
 *
 * <pre>
 *   inputs() ─► Engine ─► commands          on the thread of the stage that feeds it
 *                  └────► Lane ─► Journaling: file, journal topic, trade topic        on a thread of its own
 * </pre>
 *
 * <p><b>Thread:</b> one thread feeds it and calls {@link #tellState}; the rest is safe.
 */
public final class JournaledEngine {
    private static final Logger LOG = LoggerFactory.getLogger(JournaledEngine.class);
    private static final int JOURNAL_LANE = 1 << 25;
    private static final long LOOK_MS = 10;

    private final Lane journal = new Lane("journal", new OneToOneRingBuffer(Lane.bytes(JOURNAL_LANE)));
    private final Engine engine;
    private final MessageSink inputs;
    private final Journaling journaling;
    private final Stage journalStage;
    private final AtomicReference<@Nullable CompletableFuture<EngineState>> stateWish = new AtomicReference<>();

    /**
     * An engine whose journal is not kept yet.
     *
     * @param commands takes what leaves
     * @param journalFile a new file
     * @param trade takes commands, denials and order events, as the journal has them; called by the journal's thread
     * @param journalTopic takes all records of the journal; called by the journal's thread
     * @param onFailure is told if the journal cannot be kept
     * @throws IllegalArgumentException if a strategy or a parameter cannot be
     * @throws java.io.UncheckedIOException if the journal cannot be made
     */
    public JournaledEngine(
            EngineConfig config,
            StrategyCatalog catalog,
            OrderCommands commands,
            Path journalFile,
            MessageSink trade,
            MessageSink journalTopic,
            Consumer<Throwable> onFailure) {
        engine = new Engine(config, catalog, commands, journal);
        inputs = new WireReader().market(engine).orders(engine).control(engine);
        journaling = new Journaling(journal, JournalWriter.create(journalFile), journalTopic, trade);
        journalStage = new Stage("journal", Stage.Waiting.PARK, journaling::work, onFailure);
    }

    /** Starts to keep the journal. */
    public void start() {
        journalStage.start();
    }

    /** Where wire messages go in. */
    public MessageSink inputs() {
        return inputs;
    }

    /** What the engine did and holds, at the next {@link #tellState}. */
    public CompletableFuture<EngineState> state() {
        CompletableFuture<EngineState> wish = new CompletableFuture<>();
        CompletableFuture<EngineState> earlier = stateWish.compareAndExchange(null, wish);
        return earlier == null ? wish : earlier;
    }

    /** Answers whoever asked for the state, and says how many that were. */
    public int tellState() {
        CompletableFuture<EngineState> wish = stateWish.get();
        if (wish == null) {
            return 0;
        }
        stateWish.set(null);
        wish.complete(engine.state());
        return 1;
    }

    /**
     * Waits until the engine is halted and none of its orders stands; warns when that takes too long.
     *
     * @param isHopeless ends the wait
     */
    public void awaitNoOrders(Duration timeout, BooleanSupplier isHopeless) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!isHopeless.getAsBoolean()) {
            EngineState state = state().join();
            int open = openOrders(state);
            if (state.halted() && open == 0) {
                return;
            }
            if (System.nanoTime() > end) {
                LOG.warn("{} orders are not proven to be off their venue after {}", open, timeout);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    /** Orders that are not at their end. */
    public static int openOrders(EngineState state) {
        return state.strategies().stream()
                .flatMap(strategy -> strategy.positions().stream())
                .mapToInt(EngineState.PositionState::openOrders)
                .sum();
    }

    /** Nobody feeds it any more, or the journal is not kept: who waits for either is told. */
    public void abandon(Throwable cause) {
        journal.close();
        CompletableFuture<EngineState> wish = stateWish.get();
        if (wish != null) {
            wish.completeExceptionally(cause);
        }
    }

    /** Ends when all is in the journal, and seals it. Whoever fed it must have ended. */
    public void end() throws InterruptedException {
        try {
            journalStage.end();
        } finally {
            journaling.close();
        }
    }

    /** SHA-256 of the journal; empty until it has ended. */
    public String journalHash() {
        return journaling.hash();
    }
}
