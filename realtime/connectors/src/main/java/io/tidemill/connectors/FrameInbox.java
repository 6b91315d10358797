package io.tidemill.connectors;

import io.tidemill.model.frame.FrameChannel;

/**
 * Where sockets put what they read. The inbox gives each frame its place in the order of arrival.
 *
 * <p><b>Thread:</b> any thread may call at any time.
 */
@FunctionalInterface
public interface FrameInbox {
    /**
     * Takes one frame; the arguments are those of {@link io.tidemill.model.frame.RawFrames#frame} without its arrival.
     *
     * @param venue code of the venue; empty for CLOCK and CONTROL
     * @param receiveTimeNs when the bytes were read, ns since 1970 UTC
     * @param context which request a reply answers or which stream it is
     * @param bytes holds the frame; may be reused after the call
     */
    void frame(
            String venue,
            FrameChannel channel,
            long receiveTimeNs,
            String context,
            byte[] bytes,
            int offset,
            int length);
}
