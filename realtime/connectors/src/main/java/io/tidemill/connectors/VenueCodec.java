package io.tidemill.connectors;

import io.tidemill.model.frame.RawFrames;
import java.util.List;

/**
 * Turns the raw frames of one venue into market, order and instrument events. A codec is a function of its frames: it reads
 * no clock, starts no thread and asks for what it lacks (a snapshot, the trades of an order) through {@link VenueRequests}, so
 * the same frames give the same events whether they come from sockets, from a file or from the lake.
 *
 * <p>Frames of other venues are passed over, except CLOCK, which drives the watchdog. CONTROL frames are not a venue's and
 * are passed over, too. A frame never makes a codec throw: what cannot be decoded is refused whole and counted.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public interface VenueCodec extends RawFrames {
    /** Code of the venue whose frames this decodes, such as {@code BINANCE}. */
    String venue();

    /** What was decoded, passed over and refused so far. */
    CodecCounters counters();

    /**
     * How far our clock is from the venue's on a kind of stream, feed latency included, as measured from the frames.
     *
     * @param stream a name from {@link #streams()}
     */
    ClockSkew clockSkew(String stream);

    /** The streams whose messages bear a venue time. */
    List<String> streams();
}
