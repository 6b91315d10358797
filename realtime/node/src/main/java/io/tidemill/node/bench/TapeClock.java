package io.tidemill.node.bench;

import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.model.Clock;
import io.tidemill.model.frame.FrameChannel;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a tape at a steady rate, and is the clock of whoever receives it: while a tape runs, now is when the last frame was due, so
 * that no other frame pushes the time of a late one. Between tapes it is the machine's.
 *
 * <p><b>Thread:</b> one thread sends; any reads the clock.
 */
final class TapeClock implements Clock {
    private static final long NS_PER_S = 1_000_000_000L;
    private static final long NOT_SENDING = 0;
    private static final byte[] NOTHING = {};

    private final Clock wall;
    private volatile long dueNs = NOT_SENDING;

    TapeClock(Clock wall) {
        this.wall = wall;
    }

    @Override
    public long nowNs() {
        long due = dueNs;
        return due == NOT_SENDING ? wall.nowNs() : due;
    }

    /** Opens the stream anew and sends so many frames, the tape again and again where it is shorter. */
    void send(Tape tape, FrameInbox inbox, int framesPerS, int count) {
        long intervalNs = NS_PER_S / framesPerS;
        long startNs = wall.nowNs() + intervalNs;
        List<byte[]> frames = tape.frames();
        for (int i = 0; i < count; i++) {
            int frame = i % frames.size();
            long atNs = startNs + i * intervalNs;
            awaitTime(atNs);
            dueNs = atNs;
            if (frame == 0) {
                open(inbox, atNs);
            }
            byte[] bytes = frames.get(frame);
            inbox.frame(BinanceCodec.VENUE, FrameChannel.PUBLIC_STREAM, atNs, "", bytes, 0, bytes.length);
        }
        dueNs = NOT_SENDING;
    }

    /** Parks and does not spin: whoever is measured needs the cores. */
    private void awaitTime(long atNs) {
        for (long leftNs = atNs - wall.nowNs(); leftNs > 0; leftNs = atNs - wall.nowNs()) {
            LockSupport.parkNanos(leftNs);
        }
    }

    private static void open(FrameInbox inbox, long atNs) {
        byte[] info = Tape.EXCHANGE_INFO;
        inbox.frame(BinanceCodec.VENUE, FrameChannel.REPLY, atNs, "exchange-info - - status=200", info, 0, info.length);
        inbox.frame(BinanceCodec.VENUE, FrameChannel.CONNECTED, atNs, BinanceCodec.PUBLIC_STREAM, NOTHING, 0, 0);
    }
}
