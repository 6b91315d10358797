/** Strategies, each with its parameters and sources. */
@NullMarked
package io.tidemill.strategies;

import org.jspecify.annotations.NullMarked;
