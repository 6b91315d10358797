/** One class a command: what people type, what they read, and the exit code. */
@NullMarked
package io.tidemill.node.command;

import org.jspecify.annotations.NullMarked;
