package io.tidemill.bus;

import io.tidemill.wire.MessageSink;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages for tests: a number and padding. */
final class Numbers {
    static final int LENGTH = 200;

    private static final Duration WAIT = Duration.ofSeconds(30);

    private Numbers() {}

    /** Gives these numbers to a sink, the second bound not included. */
    static void send(MessageSink sink, int from, int to) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
        for (int i = from; i < to; i++) {
            buffer.putInt(0, i, ByteOrder.LITTLE_ENDIAN);
            sink.message(buffer, 0, LENGTH);
        }
    }

    static int of(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
    }

    /** Fails the test, with the first difference, unless these are the numbers from 0, each once. */
    static void requireEachOnceInOrder(List<Integer> numbers, int count) {
        for (int i = 0; i < count; i++) {
            if (numbers.get(i) != i) {
                throw new AssertionError("message " + i + " was number " + numbers.get(i));
            }
        }
        if (numbers.size() != count) {
            throw new AssertionError(numbers.size() + " messages, not " + count);
        }
    }

    /** Reads so many messages, and fails the test when they do not come. */
    static List<Integer> read(TopicReader reader, int count) {
        List<Integer> numbers = new ArrayList<>();
        while (numbers.size() < count) {
            Payload payload = reader.poll(WAIT);
            if (payload == null) {
                throw new AssertionError("only " + numbers.size() + " of " + count + " messages came");
            }
            payload.forEach((buffer, offset, length) -> numbers.add(of(buffer, offset)));
        }
        return numbers;
    }
}
