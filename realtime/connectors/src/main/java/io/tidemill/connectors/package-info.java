/** Venues: their protocols into events, our commands into their requests. */
@NullMarked
package io.tidemill.connectors;

import org.jspecify.annotations.NullMarked;
