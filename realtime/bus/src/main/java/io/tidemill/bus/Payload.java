package io.tidemill.bus;

import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.MessageSink;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What one publish put on a topic: a batch of wire messages. Its bytes are shared with nobody and must not be changed.
 *
 * @param position in the topic; a reader that starts there goes on with the next payload
 * @param publishTimeMs when its writer sent it, by that machine's clock, in milliseconds since 1970 UTC
 * @param writer the name of who wrote it
 * @param sequence its number among the payloads of its writer
 * @param bytes as {@link MessageBatch} lays them out
 */
@SuppressWarnings("ArrayRecordComponent")
public record Payload(BusPosition position, long publishTimeMs, String writer, long sequence, byte[] bytes) {
    /**
     * Gives each message to a sink, in order.
     *
     * @return how many there were
     * @throws IllegalArgumentException if the bytes are not a batch
     */
    public int forEach(MessageSink sink) {
        return MessageBatch.forEach(new UnsafeBuffer(bytes), 0, bytes.length, sink);
    }
}
