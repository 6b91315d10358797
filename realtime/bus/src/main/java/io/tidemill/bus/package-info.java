/**
 * Topics; the only code that knows the Pulsar client.
 *
 * <pre>
 *   MessageSink ─► TopicWriter ═► market/BINANCE, raw/BINANCE, ═► TopicReader ─► Payload (batch of messages + BusPosition)
 *                  batches,       trade/ACCOUNT, journal/RUN      from a position, no acknowledgements
 *                  numbers them   deduplicated, kept
 *
 *   put, remove ─► ControlTopic ═► control/NAME, compacted     ═► latest state of each key, then its changes
 * </pre>
 *
 * {@link io.tidemill.bus.Bus#connect} makes tenant and namespaces. The same code serves one broker on this machine and
 * a cluster.
 */
@NullMarked
package io.tidemill.bus;

import org.jspecify.annotations.NullMarked;
