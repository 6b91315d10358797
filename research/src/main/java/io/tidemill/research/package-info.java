/**
 * Which parameters may trade, and why: sweeps over stored markets, walk-forward folds, statistics of overfitting, gates and
 * promotions.
 *
 * <pre>
 *   ResearchMain ─► TuneCommand ─► tune ─┬─► search, fold      what to try, on which periods
 *                                        ├─► sweep ◄── spark   try it: serial, or on Spark
 *                                        ├─► statistics, gate  what of it is luck, and what is enough
 *                                        └─► report            tell people
 * </pre>
 */
@NullMarked
package io.tidemill.research;

import org.jspecify.annotations.NullMarked;
