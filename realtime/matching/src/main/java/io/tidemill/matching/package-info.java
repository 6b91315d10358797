/** A venue in memory: price-time matching, queue position, latency, fees. */
@NullMarked
package io.tidemill.matching;

import org.jspecify.annotations.NullMarked;
