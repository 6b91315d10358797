package io.tidemill.model.frame;

/**
 * Receives everything that comes from outside, as the bytes that came, in the one order in which this node saw it. Codec,
 * engine and risk gate are a function of this stream: sent again, it gives the same commands.
 */
public interface RawFrames {
    /**
     * One frame.
     *
     * @param venue code of the venue; empty for CLOCK and CONTROL
     * @param arrival position in the order of arrival, from 1, without holes within a run
     * @param receiveTimeNs when the bytes were read, ns since 1970 UTC
     * @param context which request a reply answers or which stream it is, in the connector's own words; may be empty
     * @param bytes holds the frame; reused after the call
     */
    void frame(
            String venue,
            FrameChannel channel,
            long arrival,
            long receiveTimeNs,
            String context,
            byte[] bytes,
            int offset,
            int length);
}
