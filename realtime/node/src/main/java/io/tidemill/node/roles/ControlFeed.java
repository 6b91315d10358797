package io.tidemill.node.roles;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusException;
import io.tidemill.bus.ControlReader;
import io.tidemill.bus.ControlRecord;
import io.tidemill.bus.ControlTopic;
import io.tidemill.wire.MessageSink;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The records of a control topic for a stage: all that are there when it is opened, then each change.
 *
 * <p><b>Thread:</b> one thread takes records out; it has a thread of its own that reads the topic.
 */
final class ControlFeed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final ControlTopic topic;
    private final ControlReader reader;
    private final Predicate<String> wanted;
    private final Consumer<Throwable> onFailure;
    private final Queue<byte[]> records = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closing;

    /**
     * A feed that has what is there now.
     *
     * @param wanted says of which keys records are wanted
     * @param onFailure is told if the topic cannot be read any more
     */
    ControlFeed(Bus bus, String kind, Predicate<String> wanted, Consumer<Throwable> onFailure) {
        this.wanted = wanted;
        this.onFailure = onFailure;
        topic = bus.control(kind);
        reader = topic.follow();
        while (!reader.hasReachedEnd()) {
            take(reader.poll(POLL));
        }
        thread = new Thread(this::follow, "tidemill-control-" + kind);
        thread.start();
    }

    /** Whether nothing came. */
    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Gives out what came, and says how many records it was. */
    int drain(MessageSink to) {
        int count = 0;
        for (byte[] record = records.poll(); record != null; record = records.poll()) {
            to.message(new UnsafeBuffer(record), 0, record.length);
            count++;
        }
        return count;
    }

    private void follow() {
        while (!closing) {
            try {
                take(reader.poll(POLL));
            } catch (BusException e) {
                if (!closing) {
                    onFailure.accept(e);
                }
                return;
            }
        }
    }

    private void take(@Nullable ControlRecord record) {
        if (record != null && wanted.test(record.key())) {
            record.value().ifPresent(records::add);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader.close();
        topic.close();
    }
}
