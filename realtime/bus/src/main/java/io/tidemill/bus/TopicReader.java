package io.tidemill.bus;

import java.time.Duration;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.Reader;
import org.apache.pulsar.client.api.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads one topic in order from a position that its user keeps. Nothing is acknowledged: who commits the position of
 * the last payload together with what it made of it has each payload exactly once. It reconnects by itself.
 *
 * <p><b>Thread:</b> one thread reads; {@link #close} may be called by another.
 */
public final class TopicReader implements AutoCloseable {
    /** Payloads fetched ahead; the bytes held are at most this many batches. */
    private static final int FETCH_AHEAD = 64;

    private final String topic;
    private final Reader<byte[]> reader;

    private TopicReader(String topic, Reader<byte[]> reader) {
        this.topic = topic;
        this.reader = reader;
    }

    static TopicReader open(PulsarClient client, String topic, BusPosition after) {
        Reader<byte[]> reader;
        try {
            reader = client.newReader(Schema.BYTES)
                    .topic(topic)
                    .startMessageId(after.messageId())
                    .receiverQueueSize(FETCH_AHEAD)
                    .create();
        } catch (PulsarClientException e) {
            throw new BusException("topic " + topic + " cannot be read: " + e.getMessage(), e);
        }
        TopicReader opened = new TopicReader(topic, reader);
        BusPosition end = opened.end();
        if (after.compareTo(end) > 0) {
            opened.close();
            throw new BusException("position " + after + " must not be behind the end of " + topic + ", which is " + end
                    + ": the broker's data is not that of the position");
        }
        return opened;
    }

    /** The topic it reads. */
    public String topic() {
        return topic;
    }

    /**
     * The next payload.
     *
     * @param wait for one that is not there yet
     * @return null when there was none in that time
     * @throws BusException if the reader was closed or the bus cannot be read any more
     */
    public @Nullable Payload poll(Duration wait) {
        try {
            Message<byte[]> message = Waits.next(reader, wait);
            return message == null
                    ? null
                    : new Payload(
                            BusPosition.of(message.getMessageId()),
                            message.getPublishTime(),
                            message.getProducerName(),
                            message.getSequenceId(),
                            message.getData());
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

    /**
     * The position of the last payload that was published until now; {@link BusPosition#EARLIEST} or a place in an empty
     * segment when there is none. <b>Cost:</b> asks the broker.
     */
    public BusPosition end() {
        try {
            return BusPosition.of(reader.getLastMessageIds().get(0));
        } catch (PulsarClientException e) {
            throw new BusException("the end of topic " + topic + " cannot be asked for: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        Waits.close(reader, topic);
    }
}
