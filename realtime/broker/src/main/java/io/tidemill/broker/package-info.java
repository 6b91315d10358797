/** A real Pulsar standalone as a child process. */
@NullMarked
package io.tidemill.broker;

import org.jspecify.annotations.NullMarked;
