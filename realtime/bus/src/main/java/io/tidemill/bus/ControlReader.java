package io.tidemill.bus;

import java.time.Duration;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.Reader;
import org.apache.pulsar.client.api.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads a control topic from its start: at least the latest value of each key, then each change. It reconnects by
 * itself.
 *
 * <p><b>Thread:</b> one thread reads; {@link #close} may be called by another.
 */
public final class ControlReader implements AutoCloseable {
    private final String topic;
    private final Reader<byte[]> reader;

    private ControlReader(String topic, Reader<byte[]> reader) {
        this.topic = topic;
        this.reader = reader;
    }

    static ControlReader open(PulsarClient client, String topic) {
        try {
            return new ControlReader(
                    topic,
                    client.newReader(Schema.BYTES)
                            .topic(topic)
                            .startMessageId(BusPosition.EARLIEST.messageId())
                            .readCompacted(true)
                            .create());
        } catch (PulsarClientException e) {
            throw new BusException("topic " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The next change.
     *
     * @param wait for one that is not there yet
     * @return null when there was none in that time
     * @throws BusException if the reader was closed or the bus cannot be read any more
     */
    public @Nullable ControlRecord poll(Duration wait) {
        try {
            Message<byte[]> message = Waits.next(reader, wait);
            if (message == null) {
                return null;
            }
            byte[] value = message.getData();
            return new ControlRecord(message.getKey(), value.length == 0 ? null : value);
        } catch (PulsarClientException e) {
            throw new BusException("topic " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether all that was published until now has been given out. <b>Cost:</b> asks the broker. */
    public boolean hasReachedEnd() {
        try {
            return !reader.hasMessageAvailable();
        } catch (PulsarClientException e) {
            throw new BusException("the end of topic " + topic + " cannot be asked for: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        Waits.close(reader, topic);
    }
}
