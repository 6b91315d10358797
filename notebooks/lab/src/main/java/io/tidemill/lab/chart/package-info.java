/**
 * Charts that need no network: one description, drawn by plotly.js in a notebook and as SVG for print.
 *
 * <pre>
 *   Figure (panels of marks) ─► Chart ─┬► PlotlyFigure ─► JSON for plotly.js ─► html
 *                                      └► SvgFigure (Axis) ────────────────────► svg
 * </pre>
 */
@NullMarked
package io.tidemill.lab.chart;

import org.jspecify.annotations.NullMarked;
