package io.tidemill.node.live;

import io.tidemill.engine.JournalWriter;
import io.tidemill.wire.MessageSink;
import org.agrona.concurrent.MessageHandler;

/** The last stage: the engine's records into the journal file, onto the journal's topic, and what is of orders onto theirs. */
final class Journaling {
    private static final int FLUSH_AFTER_IDLE = 1;

    private final Lane lane;
    private final JournalWriter writer;
    private final MessageHandler handler;
    private boolean unflushed;
    private volatile String hash = "";

    Journaling(Lane lane, JournalWriter writer, MessageSink journal, MessageSink trade) {
        this.lane = lane;
        this.writer = writer;
        this.handler = (type, buffer, index, length) -> {
            writer.message(buffer, index, length);
            journal.message(buffer, index, length);
            if (MessageKinds.isTrade(MessageKinds.of(buffer, index))) {
                trade.message(buffer, index, length);
            }
        };
    }

    int work() {
        int done = lane.drain(handler);
        if (done > 0) {
            unflushed = true;
        } else if (unflushed) {
            writer.flush();
            unflushed = false;
            return FLUSH_AFTER_IDLE;
        }
        return done;
    }

    /** Seals and closes the file. */
    void close() {
        writer.close();
        hash = writer.hash();
    }

    /** SHA-256 of the closed journal. */
    String hash() {
        return hash;
    }
}
