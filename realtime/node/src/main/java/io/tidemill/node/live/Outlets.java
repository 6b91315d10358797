package io.tidemill.node.live;

import io.tidemill.wire.MessageSink;

/**
 * Where a node that trades publishes what it saw and did.
 *
 * @param connect takes what it saw
 * @param trade takes commands, denials and order events; called by the journal stage
 * @param journal takes all records of the journal; called by the journal stage
 */
public record Outlets(ConnectOutlets connect, MessageSink trade, MessageSink journal) {

    /** Publishes nothing: for measurements and replays. */
    public static Outlets none() {
        MessageSink nowhere = (buffer, offset, length) -> {};
        return new Outlets(new ConnectOutlets(nowhere, nowhere, instrument -> {}), nowhere, nowhere);
    }
}
