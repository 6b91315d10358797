package io.tidemill.connectors;

/**
 * What a codec asks of the world. Every answer comes back as a frame, so in a replay, where the answers are among the frames,
 * asking does nothing ({@link #NONE}).
 *
 * <p><b>Thread:</b> called by the codec's thread; returns at once.
 */
public interface VenueRequests {
    /** Asks nobody: for replays and files. */
    VenueRequests NONE = new VenueRequests() {
        @Override
        public void snapshot(int instrumentId) {}

        @Override
        public void trades(int instrumentId, long clientOrderId, long venueOrderId) {}

        @Override
        public void orderStatus(int instrumentId, long clientOrderId) {}

        @Override
        public void openOrders(int instrumentId) {}

        @Override
        public void account() {}

        @Override
        public void reconnect(String stream) {}
    };

    /** Asks for the whole book of an instrument. */
    void snapshot(int instrumentId);

    /** Asks for all executions of one of our orders, because its filled size is beyond the fills that were seen. */
    void trades(int instrumentId, long clientOrderId, long venueOrderId);

    /** Asks what became of one of our orders, after the private stream was away. */
    void orderStatus(int instrumentId, long clientOrderId);

    /** Asks which orders of an instrument are open. */
    void openOrders(int instrumentId);

    /** Asks for the balances of the account. */
    void account();

    /**
     * Asks to drop a stream that has gone quiet and open it anew.
     *
     * @param stream its name, as in the context of its CONNECTED frame
     */
    void reconnect(String stream);
}
