/** Jupyter with the kernel and the lab: what {@code tidemill notebook} starts, checks and installs. */
@NullMarked
package io.tidemill.jupyter;

import org.jspecify.annotations.NullMarked;
