/**
 * Sweeps on Spark; the only package that knows it.
 *
 * <pre>
 *   driver: SweepPlan ─► tasks as JSON ─► executors: open the lake themselves, decode a fold once, run its sets
 *              SweepResult ◄── sorted ◄── results as JSON ◄──┘
 * </pre>
 */
@NullMarked
package io.tidemill.research.spark;

import org.jspecify.annotations.NullMarked;
