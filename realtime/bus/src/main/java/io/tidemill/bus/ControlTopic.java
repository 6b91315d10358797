package io.tidemill.bus;

import io.tidemill.wire.MessageSink;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.apache.pulsar.client.admin.LongRunningProcessStatus;
import org.apache.pulsar.client.admin.PulsarAdmin;
import org.apache.pulsar.client.admin.PulsarAdminException;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;

/**
 * A map from key to one wire message that all processes share: instruments, promotions, halts. A topic that compaction
 * may shorten to the latest value of each key.
 *
 * <p><b>Thread:</b> any.
 */
public final class ControlTopic implements AutoCloseable {
    private static final byte[] REMOVED = {};
    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final PulsarClient client;
    private final PulsarAdmin admin;
    private final Producer<byte[]> producer;
    private final Duration readTimeout;

    ControlTopic(
            String topic, PulsarClient client, PulsarAdmin admin, Producer<byte[]> producer, Duration readTimeout) {
        this.topic = topic;
        this.client = client;
        this.admin = admin;
        this.producer = producer;
        this.readTimeout = readTimeout;
    }

    /**
     * Gives a key its value and waits until it is stored.
     *
     * @param length of the message with its header, in bytes; at least 1
     * @throws BusException if it is not stored within the send timeout
     */
    public void put(String key, DirectBuffer buffer, int offset, int length) {
        if (length < 1) {
            throw new IllegalArgumentException("value of " + key + " on " + topic + " must not be empty");
        }
        byte[] value = new byte[length];
        buffer.getBytes(offset, value);
        store(key, value);
    }

    /** A sink that gives this key each message as its new value, for a {@code WireWriter}. */
    public MessageSink at(String key) {
        return (buffer, offset, length) -> put(key, buffer, offset, length);
    }

    /**
     * Takes the value of a key away and waits until that is stored.
     *
     * @throws BusException if it is not stored within the send timeout
     */
    public void remove(String key) {
        store(key, REMOVED);
    }

    private void store(String key, byte[] value) {
        try {
            producer.newMessage().key(key).value(value).send();
        } catch (PulsarClientException e) {
            throw new BusException("value of " + key + " cannot be stored on " + topic + ": " + e.getMessage(), e);
        }
    }

    /**
     * The state now: each key that has a value, sorted by key.
     *
     * @throws BusException if it cannot be read within the connect timeout
     */
    public SortedMap<String, byte[]> latest() {
        SortedMap<String, byte[]> state = new TreeMap<>();
        long end = System.nanoTime() + readTimeout.toNanos();
        try (ControlReader reader = follow()) {
            while (!reader.hasReachedEnd()) {
                ControlRecord change = reader.poll(POLL);
                if (change != null) {
                    change.value()
                            .ifPresentOrElse(value -> state.put(change.key(), value), () -> state.remove(change.key()));
                } else if (System.nanoTime() - end > 0) {
                    throw new BusException("topic " + topic + " was not read to its end in " + readTimeout);
                }
            }
        }
        return state;
    }

    /** Reads the state and then its changes. The caller closes the reader. */
    public ControlReader follow() {
        return ControlReader.open(client, topic);
    }

    /**
     * Starts to shorten the topic to the latest value of each key, unless that is under way.
     *
     * @throws BusException if the broker does not take the request
     */
    public void compact() {
        try {
            if (!isCompacting()) {
                admin.topics().triggerCompaction(topic);
            }
        } catch (PulsarAdminException e) {
            throw new BusException("compaction of " + topic + " cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Whether a compaction is under way.
     *
     * @throws BusException if the broker cannot be asked, or the last compaction failed
     */
    public boolean isCompacting() {
        try {
            LongRunningProcessStatus status = admin.topics().compactionStatus(topic);
            if (status.status == LongRunningProcessStatus.Status.ERROR) {
                throw new BusException("compaction of " + topic + " failed: " + status.lastError);
            }
            return status.status == LongRunningProcessStatus.Status.RUNNING;
        } catch (PulsarAdminException e) {
            throw new BusException("compaction of " + topic + " cannot be asked for: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            producer.close();
        } catch (PulsarClientException e) {
            throw new BusException("writer of " + topic + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
