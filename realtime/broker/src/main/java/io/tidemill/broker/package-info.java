/**
 * A real Pulsar standalone as a child process.
 *
 * <pre>
 *   this process                            child process, on its own class path
 *   BrokerProcess ── starts, asks, stops ─► BrokerMain ─► Pulsar broker + bookie + RocksDB metadata
 *        │  stdin pipe: its end stops the child │                │
 *        └──────────── data folder: ports, configuration, log, ledgers ─┘
 * </pre>
 *
 * Only {@code BrokerMain} touches Pulsar's classes, and only in the child: nothing of the broker reaches the class path
 * of who uses {@link io.tidemill.broker.BrokerProcess}.
 */
@NullMarked
package io.tidemill.broker;

import org.jspecify.annotations.NullMarked;
