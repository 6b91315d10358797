package io.tidemill.node.live;

import io.tidemill.connectors.VenueRequests;
import io.tidemill.engine.Engine;
import io.tidemill.engine.JournalWriter;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.frame.RawFrames;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.wire.Json;
import io.tidemill.wire.MessageSink;
import io.tidemill.wire.WireWriter;
import io.tidemill.wire.sbe.MessageHeaderDecoder;
import io.tidemill.wire.sbe.RunStartedDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the raw frames of a run again through codec, engine and risk gate. The first frame says what the run is; nothing else
 * is needed. What comes out is the journal again, byte for byte, commands included.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class RawReplay implements RawFrames {
    private final StrategyCatalog catalog;
    private final JournalWriter journal;
    private @Nullable FrameRouter router;
    private long frames;
    private long nextArrival = 1;

    /**
     * A replay that waits for its first frame.
     *
     * @param journal gets what the engine writes; {@link JournalWriter#hashing} to compare hashes only
     */
    public RawReplay(StrategyCatalog catalog, JournalWriter journal) {
        this.catalog = catalog;
        this.journal = journal;
    }

    /** Frames sent so far. */
    public long frames() {
        return frames;
    }

    /** Seals and closes the journal that was written now, and gives its SHA-256. */
    public String close() {
        journal.close();
        return journal.hash();
    }

    /**
     * Sends one frame.
     *
     * @throws IllegalArgumentException if the first frame is not the start of a run, or a frame is missing or out of its order
     */
    @Override
    public void frame(
            String venue,
            FrameChannel channel,
            long arrival,
            long receiveTimeNs,
            String context,
            byte[] bytes,
            int offset,
            int length) {
        if (arrival != nextArrival) {
            throw new IllegalArgumentException("frame " + nextArrival + " of the run must come next, was " + arrival);
        }
        nextArrival++;
        frames++;
        FrameRouter to = router;
        if (to == null) {
            to = begin(channel, context, bytes, offset, length);
            router = to;
        }
        to.frame(venue, channel, arrival, receiveTimeNs, context, bytes, offset, length);
    }

    private FrameRouter begin(FrameChannel channel, String context, byte[] bytes, int offset, int length) {
        if (channel != FrameChannel.CONTROL || !context.equals(ConnectNode.RUN_CONTEXT)) {
            throw new IllegalArgumentException(
                    "the first frame must be the start of a run, was " + channel + " '" + context + "'");
        }
        RunStartedDecoder start = new RunStartedDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(bytes, offset, length), 0, new MessageHeaderDecoder());
        RunConfig config = Json.read(start.json(), RunConfig.class);
        MessageSink unsent = (buffer, at, size) -> {};
        Engine engine = new Engine(config.engine(), catalog, new WireWriter(unsent), journal);
        return new FrameRouter(config.codecs(VenueRequests.NONE, engine, engine, engine), engine);
    }
}
