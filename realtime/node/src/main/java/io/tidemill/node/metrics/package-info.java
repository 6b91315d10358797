/**
 * What a process tells of itself over HTTP: whether it lives, whether it does its work, and its figures.
 *
 * <p>All names are in {@link io.tidemill.node.metrics.Metric}. Figures are read when somebody asks, from counters that are there.
 */
@NullMarked
package io.tidemill.node.metrics;

import org.jspecify.annotations.NullMarked;
