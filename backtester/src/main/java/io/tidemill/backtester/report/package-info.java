/**
 * A backtest as one HTML page that needs no network: its charts are SVG, its few lines of script only show what is under the
 * pointer.
 *
 * <pre>
 *   BacktestResult ─► HtmlReport ─► Charts ─► TimeChart ─► Axis, Figures
 *                          └──────► Tables ─► Html (escapes every text)
 * </pre>
 */
@NullMarked
package io.tidemill.backtester.report;

import org.jspecify.annotations.NullMarked;
