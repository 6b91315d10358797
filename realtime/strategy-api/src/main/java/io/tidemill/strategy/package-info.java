/**
 * What a strategy sees and may do, and how it declares its parameters.
 *
 * <pre>
 *   engine ──onStart, onQuote, onTrade, onBook, onTimer, onOrder, onFill, onParameters──► Strategy
 *          ◄──time, market, position, order ┐
 *                limit, limitMaker, ioc, …  ┴──────────────────────────────────────────── Desk
 * </pre>
 *
 * Start reading at {@link io.tidemill.strategy.Strategy}.
 */
@NullMarked
package io.tidemill.strategy;

import org.jspecify.annotations.NullMarked;
