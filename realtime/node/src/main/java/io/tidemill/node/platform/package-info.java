/**
 * The parts that a node stands on when nothing is installed: broker, object store, lake, archiver, each real, all on
 * loopback, all in one data folder.
 *
 * <pre>
 *   data/broker     Pulsar's own          data/journal    one file a run
 *   data/lake       catalog and objects   data/run        the number of the last run
 *   data/endpoints.json   where the node is, while one runs
 *   data/lock       locked by the one node that uses the folder
 * </pre>
 */
@NullMarked
package io.tidemill.node.platform;

import org.jspecify.annotations.NullMarked;
