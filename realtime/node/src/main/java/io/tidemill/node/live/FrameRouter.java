package io.tidemill.node.live;

import io.tidemill.connectors.VenueCodec;
import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.frame.RawFrames;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.wire.WireReader;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each frame to whom it concerns: a venue's to its codec, the clock's to all codecs and then to the engine, control
 * records to the engine with the time at which they came here.
 *
 * <p>A function of its frames, in a node as in a replay. <b>Thread:</b> one thread owns it.
 */
final class FrameRouter implements RawFrames {
    private static final Logger LOG = LoggerFactory.getLogger(FrameRouter.class);

    private final List<VenueCodec> codecs;
    private final ControlEvents control;
    private final UnsafeBuffer wrapped = new UnsafeBuffer(0, 0);
    private final WireReader controlReader = new WireReader().control(new Restamped());
    private long receiveTimeNs;
    private long refusedControl;

    FrameRouter(List<VenueCodec> codecs, ControlEvents control) {
        this.codecs = List.copyOf(codecs);
        this.control = control;
    }

    /** Control records that could not be read. */
    long refusedControl() {
        return refusedControl;
    }

    @Override
    public void frame(
            String venue,
            FrameChannel channel,
            long arrival,
            long frameReceiveTimeNs,
            String context,
            byte[] bytes,
            int offset,
            int length) {
        receiveTimeNs = frameReceiveTimeNs;
        if (channel == FrameChannel.CONTROL) {
            control(context, bytes, offset, length);
            return;
        }
        for (int i = 0; i < codecs.size(); i++) {
            codecs.get(i).frame(venue, channel, arrival, frameReceiveTimeNs, context, bytes, offset, length);
        }
        if (channel == FrameChannel.CLOCK) {
            control.clock(frameReceiveTimeNs);
        }
    }

    private void control(String context, byte[] bytes, int offset, int length) {
        try {
            wrapped.wrap(bytes, offset, length);
            controlReader.message(wrapped, 0, length);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // whoever wrote it is outside: refuse, count, go on
            refusedControl++;
            LOG.warn("control record '{}' of {} bytes was refused: {}", context, length, e.getMessage());
        }
    }

    /** Control records say when they were written; the engine wants to know when they came. */
    private final class Restamped implements ControlEvents {
        @Override
        public void clock(long writtenTimeNs) {
            control.clock(receiveTimeNs);
        }

        @Override
        public void instrument(Instrument instrument, long writtenTimeNs) {
            control.instrument(instrument, receiveTimeNs);
        }

        @Override
        public void promotion(Promotion promotion, long writtenTimeNs) {
            control.promotion(promotion, receiveTimeNs);
        }

        @Override
        public void halt(String reason, long writtenTimeNs) {
            control.halt(reason, receiveTimeNs);
        }

        @Override
        public void resume(String person, long writtenTimeNs) {
            control.resume(person, receiveTimeNs);
        }
    }
}
