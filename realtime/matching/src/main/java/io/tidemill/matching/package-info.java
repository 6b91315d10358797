/**
 * A venue in memory, twice: {@link io.tidemill.matching.SimulatedVenue} matches our orders against a recorded market by price, and
 * {@link io.tidemill.matching.LimitOrderBook} matches everybody's orders by order.
 *
 * <pre>
 *   recorded market ──► SimulatedVenue ──► OrderEvents          orders of all ──► LimitOrderBook ──► deltas, trades, fills
 *   OrderCommands   ──►   queue, latency, fees                   participants       price, then time
 * </pre>
 */
@NullMarked
package io.tidemill.matching;

import org.jspecify.annotations.NullMarked;
