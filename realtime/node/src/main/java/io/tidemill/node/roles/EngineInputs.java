package io.tidemill.node.roles;

import io.tidemill.node.live.ReceiveTimes;
import io.tidemill.wire.MessageSink;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * The door of an engine that is fed from several lanes: gives each input its place in the order of arrival. Receive times never go
 * back in that order: an input that was overtaken on its lane gets the time of the one that overtook it.
 *
 * <p><b>Thread:</b> the stage's.
 */
final class EngineInputs implements MessageSink {
    private static final int INITIAL_BYTES = 512;

    private final MessageSink engine;
    private final ExpandableArrayBuffer raised = new ExpandableArrayBuffer(INITIAL_BYTES);
    private long lastNs = Long.MIN_VALUE;

    EngineInputs(MessageSink engine) {
        this.engine = engine;
    }

    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        long timeNs = ReceiveTimes.of(buffer, offset);
        if (timeNs >= lastNs) {
            lastNs = timeNs;
            engine.message(buffer, offset, length);
        } else {
            pass(buffer, offset, length, lastNs);
        }
    }

    /** An input that came now, whatever it says of its time: a record that somebody wrote earlier. */
    void arrived(DirectBuffer buffer, int offset, int length, long nowNs) {
        lastNs = Math.max(lastNs, nowNs);
        pass(buffer, offset, length, lastNs);
    }

    private void pass(DirectBuffer buffer, int offset, int length, long timeNs) {
        raised.putBytes(0, buffer, offset, length);
        ReceiveTimes.set(raised, 0, timeNs);
        engine.message(raised, 0, length);
    }
}
