/** Stored events through the live engine against simulated venues; reports. */
@NullMarked
package io.tidemill.backtester;

import org.jspecify.annotations.NullMarked;
