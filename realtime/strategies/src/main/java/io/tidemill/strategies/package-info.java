/**
 * Strategies, each with its parameters and sources. Start reading at {@link io.tidemill.strategies.Strategies}.
 *
 * <pre>
 *   glft-market-maker      GlftParameters ─► GlftQuotes (formulas) ─► GlftMarketMaker (orders)
 *   book-imbalance-taker   ImbalanceParameters ─► BookImbalanceTaker
 * </pre>
 */
@NullMarked
package io.tidemill.strategies;

import org.jspecify.annotations.NullMarked;
