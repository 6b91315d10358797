package io.tidemill.bus;

import io.tidemill.wire.MessageSink;

/** Takes what comes on a lane, and what is known to be missing. <b>Thread:</b> the one that polls the lane. */
public interface LaneListener extends MessageSink {
    /**
     * What follows is of another writer than what came before: the first one, or one that took the place of another.
     *
     * @param writer its name; no two have the same
     */
    void begins(String writer);

    /** So many payloads are missing before what follows. */
    void lost(long payloads);
}
