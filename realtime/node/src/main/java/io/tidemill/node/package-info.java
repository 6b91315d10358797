/** The process: configuration, roles, wiring, command line. */
@NullMarked
package io.tidemill.node;

import org.jspecify.annotations.NullMarked;
