package io.tidemill.model.order;

/**
 * What venues tell about our orders and balances, in primitives, as {@link io.tidemill.model.market.MarketEvents} does for
 * markets. The same fact may come twice, by stream and by reply; whoever folds it applies each once.
 *
 * <p><b>Units:</b> times in ns since 1970 UTC; ticks and lots of the instrument; money exact as
 * {@code mantissa x 10^-scale} of an asset.
 */
public interface OrderEvents {
    /** The order is open at the venue. */
    void accepted(long clientOrderId, int instrumentId, long venueOrderId, long eventTimeNs, long receiveTimeNs);

    /** The venue, or our own sender before anything left, refused the order. */
    void rejected(long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs);

    /**
     * Some of the order was filled.
     *
     * @param tradeId the venue's id of the execution; applied once per instrument
     * @param feeMantissa what we paid, &lt; 0 for a rebate
     * @param feeAsset the asset of the fee
     */
    void filled(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            long tradeId,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset,
            long eventTimeNs,
            long receiveTimeNs);

    /** The order was taken off at our wish. */
    void canceled(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs);

    /** The venue refused to cancel; the order itself goes on as it was. */
    void cancelRejected(long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs);

    /** The venue took the order off by itself. */
    void expired(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs);

    /** A request about this order was sent and no answer came: nobody knows what became of it. */
    void unknown(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs);

    /**
     * What the venue says of an order when asked. Never invents a fill: fills come by {@link #filled} only, and the state
     * FILLED is reached by them.
     *
     * @param state what the venue says; REJECTED with reason UNKNOWN_ORDER if it does not know the order
     * @param filledLots how much of it is filled in all, as the venue says
     */
    void status(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            OrderState state,
            long filledLots,
            long eventTimeNs,
            long receiveTimeNs);

    /** What the account holds of an asset at a venue, absolute. */
    void balance(
            String venue,
            String asset,
            long freeMantissa,
            long lockedMantissa,
            int scale,
            long eventTimeNs,
            long receiveTimeNs);
}
