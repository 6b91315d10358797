/**
 * A tune from question to answer: plan, sweep, trials kept, choice, gates, promotion.
 *
 * <pre>
 *   TuneRequest ─► Tuner: plan ─► sweep ─► trials table ─► Choice ─► Policy ─► TuneResult (+ Promotion, if all gates pass)
 * </pre>
 */
@NullMarked
package io.tidemill.research.tune;

import org.jspecify.annotations.NullMarked;
