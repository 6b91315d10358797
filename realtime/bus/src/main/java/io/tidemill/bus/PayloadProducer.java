package io.tidemill.bus;

import java.util.concurrent.CompletableFuture;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Producer;

/** Sends numbered payloads on one topic, in order; sends again by itself what a lost connection left unconfirmed. */
interface PayloadProducer {
    /** The last number that the topic has of this writer; -1 when there is none. */
    long lastSequence();

    /** Sends a payload; the future ends when it is stored, or refused for good. Never blocks. */
    CompletableFuture<MessageId> send(long sequence, byte[] payload);

    /** Ends the connection; what is not confirmed is given up. Never blocks. */
    CompletableFuture<Void> close();

    /** The one on a real topic. */
    static PayloadProducer of(Producer<byte[]> producer) {
        return new PayloadProducer() {
            @Override
            public long lastSequence() {
                return producer.getLastSequenceId();
            }

            @Override
            public CompletableFuture<MessageId> send(long sequence, byte[] payload) {
                return producer.newMessage().sequenceId(sequence).value(payload).sendAsync();
            }

            @Override
            public CompletableFuture<Void> close() {
                return producer.closeAsync();
            }
        };
    }
}
