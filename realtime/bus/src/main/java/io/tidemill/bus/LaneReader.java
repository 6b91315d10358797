package io.tidemill.bus;

import io.tidemill.wire.MessageBatch;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.pulsar.client.api.Message;
import org.jspecify.annotations.Nullable;

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
    private final LongAdder messages = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final UnsafeBuffer wrapped = new UnsafeBuffer(0, 0);
    private @Nullable String writer;
    private long lastNumber;

    LaneReader(ReaderLink link) {
        this.link = link;
    }

    /**
     * Gives out the next payload, if there is one now. Its bytes are the listener's: it may change them in place.
     *
     * @return how many messages it had
     * @throws BusException if the reader was closed
     * @throws IllegalArgumentException if the payload is not a batch
     */
    public int poll(LaneListener listener) {
        Message<byte[]> message = link.next(Duration.ZERO);
        return message == null
                ? 0
                : take(message.getProducerName(), message.getSequenceId(), message.getData(), listener);
    }

    int take(String from, long number, byte[] bytes, LaneListener listener) {
        if (!from.equals(writer)) {
            writer = from;
            listener.begins(from);
        } else if (number <= lastNumber) {
            return 0;
        } else if (number > lastNumber + 1) {
            lost.add(number - lastNumber - 1);
            listener.lost(number - lastNumber - 1);
        }
        lastNumber = number;
        wrapped.wrap(bytes);
        int count = MessageBatch.forEach(wrapped, 0, bytes.length, listener);
        messages.add(count);
        return count;
    }

    /** Its topic. */
    public String topic() {
        return link.topic();
    }

    /** Messages given out so far. */
    public long messages() {
        return messages.sum();
    }

    /** Payloads that were missing so far. */
    public long lost() {
        return lost.sum();
    }

    @Override
    public void close() {
        link.close();
    }
}
