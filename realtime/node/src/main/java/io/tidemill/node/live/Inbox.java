package io.tidemill.node.live;

import io.tidemill.connectors.FrameInbox;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.frame.RawFrames;
import io.tidemill.wire.WireReader;
import io.tidemill.wire.WireWriter;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;

/**
 * The one door: every frame from outside gets its place in the order of arrival here. Receive times never go back in that
 * order: a frame that was overtaken between its socket and this door gets the time of the one that overtook it.
 *
 * <p><b>Thread:</b> any thread puts frames in; one takes them out.
 */
final class Inbox implements FrameInbox {
    private static final int CAPACITY = 1 << 25;

    private final Lane lane = new Lane("inbox", new ManyToOneRingBuffer(Lane.bytes(CAPACITY)));
    private final ThreadLocal<WireWriter> writers = ThreadLocal.withInitial(() -> new WireWriter(lane));
    private final MessageHandler decode;
    private long arrivals;
    private long lastReceiveTimeNs = Long.MIN_VALUE;

    /** An inbox whose frames go there, in order of arrival. */
    Inbox(RawFrames out) {
        WireReader reader = new WireReader().frames(new RawFrames() {
            @Override
            public void frame(
                    String venue,
                    FrameChannel channel,
                    long unplaced,
                    long receiveTimeNs,
                    String context,
                    byte[] bytes,
                    int offset,
                    int length) {
                lastReceiveTimeNs = Math.max(lastReceiveTimeNs, receiveTimeNs);
                out.frame(venue, channel, ++arrivals, lastReceiveTimeNs, context, bytes, offset, length);
            }
        });
        decode = (type, buffer, index, length) -> reader.message(buffer, index, length);
    }

    @Override
    public void frame(
            String venue,
            FrameChannel channel,
            long receiveTimeNs,
            String context,
            byte[] bytes,
            int offset,
            int length) {
        writers.get().frame(venue, channel, 0, receiveTimeNs, context, bytes, offset, length);
    }

    /** Takes frames out, and says how many. */
    int drain() {
        return lane.drain(decode);
    }

    /** Frames taken out so far. */
    long arrivals() {
        return arrivals;
    }

    Lane lane() {
        return lane;
    }
}
