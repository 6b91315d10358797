package io.tidemill.bus;

import io.tidemill.wire.MessageBatch;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Tells from writer and number of each payload what is missing, and passes none on twice. <b>Thread:</b> one thread owns it; the
 * counters may be read by any.
 */
final class LaneOrder {
    private final LongAdder messages = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final UnsafeBuffer wrapped = new UnsafeBuffer(0, 0);
    private @Nullable String writer;
    private long lastNumber;

    /** Takes a payload, and says how many messages of it were passed on. */
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

    /** Messages passed on so far. */
    long messages() {
        return messages.sum();
    }

    /** Payloads that were missing so far. */
    long lost() {
        return lost.sum();
    }
}
