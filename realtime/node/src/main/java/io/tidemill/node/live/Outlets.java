package io.tidemill.node.live;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.wire.MessageSink;
import java.util.function.Consumer;

/**
 * Where a node publishes what it saw and did.
 *
 * @param raw takes all frames; called by the connect stage
 * @param market takes market events; called by the connect stage
 * @param instruments takes definitions; called by the connect stage
 * @param trade takes commands, denials and order events; called by the journal stage
 * @param journal takes all records of the journal; called by the journal stage
 */
public record Outlets(
        MessageSink raw, MessageSink market, Consumer<Instrument> instruments, MessageSink trade, MessageSink journal) {

    /** Publishes nothing: for measurements and replays. */
    public static Outlets none() {
        MessageSink nowhere = (buffer, offset, length) -> {};
        return new Outlets(nowhere, nowhere, instrument -> {}, nowhere, nowhere);
    }
}
