package io.tidemill.sandbox;

/** Somebody who trades in a {@link GeneratedMarket}. */
interface Agent {
    /**
     * The agent's turn.
     *
     * @return ns until its next turn, &gt; 0
     */
    long act(long nowNs);

    /**
     * An order of the agent was matched.
     *
     * @param orderId of its order
     * @param signedLots &gt; 0 if it bought
     */
    default void matched(int listing, long orderId, long signedLots) {}
}
