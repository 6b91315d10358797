package io.tidemill.wire;

import org.agrona.DirectBuffer;

/** Takes encoded messages: a ring, a batch for the bus, a journal. */
@FunctionalInterface
public interface MessageSink {
    /**
     * Takes one message, header included. The bytes are reused after the call: who wants to keep them copies.
     *
     * @param offset of the message's header, in bytes
     * @param length of the message with its header, in bytes
     */
    void message(DirectBuffer buffer, int offset, int length);
}
