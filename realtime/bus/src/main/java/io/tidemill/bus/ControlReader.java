package io.tidemill.bus;

import java.time.Duration;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads a control topic from its start: at least the latest value of each key, then each change. It reconnects by
 * itself.
 *
 * <p><b>Thread:</b> one thread reads; {@link #close} may be called by another.
 */
public final class ControlReader implements AutoCloseable {
    private final ReaderLink link;

    private ControlReader(ReaderLink link) {
        this.link = link;
    }

    static ControlReader open(PulsarClient client, String topic) {
        return new ControlReader(ReaderLink.open(
                client.newReader(Schema.BYTES)
                        .startMessageId(BusPosition.EARLIEST.messageId())
                        .readCompacted(true),
                topic));
    }

    /**
     * The next change.
     *
     * @param wait for one that is not there yet
     * @return null when there was none in that time
     * @throws BusException if the reader was closed
     */
    public @Nullable ControlRecord poll(Duration wait) {
        Message<byte[]> message = link.next(wait);
        if (message == null) {
            return null;
        }
        byte[] value = message.getData();
        return new ControlRecord(message.getKey(), value.length == 0 ? null : value);
    }

    /**
     * Whether all that was published until now has been given out. <b>Cost:</b> asks the broker.
     *
     * @throws BusException if the broker does not answer within the connect timeout
     */
    public boolean hasReachedEnd() {
        return link.hasReachedEnd();
    }

    @Override
    public void close() {
        link.close();
    }
}
