/**
 * What a node is told from outside: one catalogue of all keys, read from a file, the environment and the command line.
 *
 * <pre>
 *   defaults ◄─ --config FILE ◄─ TIDEMILL_... ◄─ --set KEY=VALUE      the later one holds
 *        └──────────────► Settings ─► roles
 * </pre>
 *
 * A key that is not in the catalogue is an error wherever it stands. Secrets are never values: settings hold references to them.
 */
@NullMarked
package io.tidemill.node.settings;

import org.jspecify.annotations.NullMarked;
