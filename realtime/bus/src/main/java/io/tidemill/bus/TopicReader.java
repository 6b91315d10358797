package io.tidemill.bus;

import java.time.Duration;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads one topic in order from a position that its user keeps. Nothing is acknowledged: who commits the position of
 * the last payload together with what it made of it has each payload exactly once.
 *
 * <p>It reconnects by itself. While the broker is away {@link #poll} gives nothing, and the questions about the end
 * throw; the reader stays good.
 *
 * <p><b>Thread:</b> one thread reads; {@link #close} may be called by another.
 */
public final class TopicReader implements AutoCloseable {
    /** Payloads fetched ahead; the bytes held are at most this many batches. */
    private static final int FETCH_AHEAD = 64;

    private final ReaderLink link;

    private TopicReader(ReaderLink link) {
        this.link = link;
    }

    static TopicReader open(PulsarClient client, String topic, BusPosition after) {
        ReaderLink link = ReaderLink.open(
                client.newReader(Schema.BYTES).startMessageId(after.messageId()).receiverQueueSize(FETCH_AHEAD), topic);
        boolean opened = false;
        try {
            BusPosition end = link.end();
            if (after.compareTo(end) > 0) {
                throw new BusException("position " + after + " must not be behind the end of " + topic + ", which is "
                        + end + ": the broker's data is not that of the position");
            }
            opened = true;
            return new TopicReader(link);
        } finally {
            if (!opened) {
                link.close();
            }
        }
    }

    /** The topic it reads. */
    public String topic() {
        return link.topic();
    }

    /**
     * The next payload.
     *
     * @param wait for one that is not there yet
     * @return null when there was none in that time
     * @throws BusException if the reader was closed
     */
    public @Nullable Payload poll(Duration wait) {
        Message<byte[]> message = link.next(wait);
        return message == null
                ? null
                : new Payload(
                        BusPosition.of(message.getMessageId()),
                        message.getPublishTime(),
                        message.getProducerName(),
                        message.getSequenceId(),
                        message.getData());
    }

    /**
     * Whether all that was published until now has been given out. <b>Cost:</b> asks the broker.
     *
     * @throws BusException if the broker does not answer within the connect timeout
     */
    public boolean hasReachedEnd() {
        return link.hasReachedEnd();
    }

    /**
     * The position of the last payload that was published until now; less than any payload's when there is none.
     * <b>Cost:</b> asks the broker.
     *
     * @throws BusException if the broker does not answer within the connect timeout
     */
    public BusPosition end() {
        return link.end();
    }

    @Override
    public void close() {
        link.close();
    }
}
