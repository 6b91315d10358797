/**
 * How much of a good result is luck: what a Sharpe ratio is worth when it is short, skewed and the best of many.
 *
 * <pre>
 *   increments of equity ─► Moments ─┬─► SharpeStatistics: probabilistic, deflated, minimum track record length
 *                        └► EquityPath     └─► Overfitting: how often the best in one half is below the median in the other
 * </pre>
 */
@NullMarked
package io.tidemill.research.statistics;

import org.jspecify.annotations.NullMarked;
