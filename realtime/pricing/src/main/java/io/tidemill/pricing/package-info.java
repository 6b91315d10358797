/** Prices made of prices: what strategies take for fair, and how much it moves. Each class names its formula and source. */
@NullMarked
package io.tidemill.pricing;

import org.jspecify.annotations.NullMarked;
