/**
 * What a quant writes in a notebook: the lake as Tablesaw tables and as SQL, charts, statistics, backtests and sweeps.
 *
 * <pre>
 *                    ┌► trades, quotes, book, bars, orders, trials ... ─► Table ─┬► Statistics ─► Table
 *   lake ─► Lab ─────┼► sql, spark ────────────────────────────────────► Table ─┴► Charts ─► Chart (HTML, SVG)
 *                    └► backtest, sweep ─► BacktestRun, SweepRun ─► Table, report
 * </pre>
 *
 * Start reading at {@link io.tidemill.lab.Lab}. Whatever a person can get wrong ends in a {@link
 * io.tidemill.lab.LabException}, whose message is all there is to read.
 */
@NullMarked
package io.tidemill.lab;

import org.jspecify.annotations.NullMarked;
