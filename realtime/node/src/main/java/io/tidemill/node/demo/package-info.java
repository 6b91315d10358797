/**
 * The whole circle once, unattended: record, archive, tune, promote, swap, prove.
 *
 * <pre>
 *   start parts ─► trade in the sandbox, archive ─► tune on the archive ─► publish the promotion ─► trade on
 *        ─► stop, drain ─► replay journal, replay raw frames, compare book, count rows ─► summary.json
 * </pre>
 */
@NullMarked
package io.tidemill.node.demo;

import org.jspecify.annotations.NullMarked;
