package io.tidemill.bus;

import java.time.Duration;
import org.apache.pulsar.client.api.Message;

/**
 * The reading end of a lane between two processes, from now on. It tells from writer and number of each payload what is missing,
 * and gives out none twice, though a writer that lost its connection may send some again.
 *
 * <p><b>Thread:</b> one thread owns it; the counters may be read by any.
 */
public final class LaneReader implements AutoCloseable {
    /** Payloads fetched ahead: a stage that stands still for longer than these last loses what may be lost. */
    static final int FETCH_AHEAD = 2_000;

    private final ReaderLink link;
    private final LaneOrder order = new LaneOrder();

    LaneReader(ReaderLink link) {
        this.link = link;
    }

    /**
     * Gives out the next payload, if there is one now.
     *
     * @return how many messages it had
     * @throws BusException if the reader was closed
     * @throws IllegalArgumentException if the payload is not a batch
     */
    public int poll(LaneListener listener) {
        Message<byte[]> message = link.next(Duration.ZERO);
        return message == null
                ? 0
                : order.take(message.getProducerName(), message.getSequenceId(), message.getData(), listener);
    }

    /** Its topic. */
    public String topic() {
        return link.topic();
    }

    /** Messages given out so far. */
    public long messages() {
        return order.messages();
    }

    /** Payloads that were missing so far. */
    public long lost() {
        return order.lost();
    }

    @Override
    public void close() {
        link.close();
    }
}
