/**
 * Who decides which parameter set trades: what was published, what trades now, and one decision more.
 *
 * <pre>
 *   promotion.json ─► Proposal ─┐
 *                               ├─► Decision ─► RunningNode ─► control topic ─► engine, archiver
 *   lake, control topic ─► History                  └───◄─── journal topic: swapped or not
 * </pre>
 *
 * <p>Nothing is ever taken back: a rollback is one promotion more. All of them stay on the compacted control topic (the last of
 * each strategy) and in the lake's table of promotions (each). The broker asks nobody for his name, so that who may read and
 * write the data folder may decide; the approver is who he says he is.
 */
@NullMarked
package io.tidemill.node.promote;

import org.jspecify.annotations.NullMarked;
