/**
 * A sweep: many parameter sets on every fold, and the choice among them.
 *
 * <pre>
 *   SweepPlan (all inputs, one id) ─► FoldTask (some sets on one fold) ─► SweepRunner: serial or Spark ─► TrialResult
 *                                                                                                        │
 *   TrialLedger (all trials ever made, from the lake) ────────────────────────────► Choice ◄─────────────┘
 * </pre>
 *
 * A result depends on its set and its fold alone, never on who ran it, in which chunk or beside what; so any runner gives
 * the same bytes.
 */
@NullMarked
package io.tidemill.research.sweep;

import org.jspecify.annotations.NullMarked;
