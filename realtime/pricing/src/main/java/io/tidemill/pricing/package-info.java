/** Fair value, volatility and other prices made of prices. */
@NullMarked
package io.tidemill.pricing;

import org.jspecify.annotations.NullMarked;
