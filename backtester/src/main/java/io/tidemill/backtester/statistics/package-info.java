/**
 * What a backtest is measured by: each measure defined once, computed while the events pass, in memory that does not grow.
 *
 * <pre>
 *   equity samples ─► EquityStatistics (Moments, drawdown) ─┐
 *   fills, mids    ─► FillStatistics (round trips, markout) ┼─► Measure → Statistic (value, or null and why)
 *   position, time ─► InventoryStatistics                  ─┘
 * </pre>
 */
@NullMarked
package io.tidemill.backtester.statistics;

import org.jspecify.annotations.NullMarked;
