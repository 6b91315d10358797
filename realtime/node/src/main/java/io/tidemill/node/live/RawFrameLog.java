package io.tidemill.node.live;

import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.frame.RawFrames;
import io.tidemill.tables.LakeReader;
import io.tidemill.tables.LakeTable;
import io.tidemill.wire.sbe.MessageHeaderDecoder;
import io.tidemill.wire.sbe.RunStartedDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The frames of one run as the lake keeps them, put back into their order of arrival. Holds the frames of the run in memory.
 */
public final class RawFrameLog {
    private static final List<String> COLUMNS =
            List.of("venue", "channel", "arrival", "receive_time_ns", "context", "bytes");

    private record Frame(
            String venue, FrameChannel channel, long arrival, long receiveTimeNs, String context, byte[] bytes) {}

    private RawFrameLog() {}

    /**
     * Sends the frames of a run, in order.
     *
     * @return how many
     * @throws IllegalArgumentException if the lake has no frames of this run
     */
    public static long replay(LakeReader lake, int run, RawFrames to) {
        List<Frame> frames = new ArrayList<>();
        lake.scan(LakeTable.RAW_FRAMES, COLUMNS, Long.MIN_VALUE, Long.MAX_VALUE, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                frames.add(new Frame(
                        batch.vector("venue").textAt(row),
                        FrameChannel.valueOf(batch.vector("channel").textAt(row)),
                        batch.longs("arrival")[row],
                        batch.longs("receive_time_ns")[row],
                        batch.vector("context").textAt(row),
                        batch.vector("bytes").bytes()[row]));
            }
        });
        frames.sort(Comparator.comparingLong(Frame::receiveTimeNs).thenComparingLong(Frame::arrival));
        long sent = 0;
        boolean within = false;
        for (Frame frame : frames) {
            if (frame.channel == FrameChannel.CONTROL && frame.context.equals(ConnectNode.RUN_CONTEXT)) {
                within = runOf(frame.bytes) == run;
            }
            if (within) {
                to.frame(
                        frame.venue,
                        frame.channel,
                        frame.arrival,
                        frame.receiveTimeNs,
                        frame.context,
                        frame.bytes,
                        0,
                        frame.bytes.length);
                sent++;
            }
        }
        if (sent == 0) {
            throw new IllegalArgumentException("the lake has no raw frames of run " + run);
        }
        return sent;
    }

    private static int runOf(byte[] message) {
        return new RunStartedDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(message), 0, new MessageHeaderDecoder())
                .run();
    }
}
