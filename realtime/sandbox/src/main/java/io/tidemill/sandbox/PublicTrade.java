package io.tidemill.sandbox;

/**
 * One public trade.
 *
 * @param tradeId of the venue
 * @param timeMs the venue's time of the trade
 * @param buyerIsMaker whether the seller took
 */
record PublicTrade(long tradeId, long priceTicks, long sizeLots, long timeMs, boolean buyerIsMaker) {}
