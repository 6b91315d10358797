/** Limits, the pre-trade gate, exposure, halts. */
@NullMarked
package io.tidemill.risk;

import org.jspecify.annotations.NullMarked;
