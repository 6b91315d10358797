/** Sweeps on Spark, walk-forward, overfitting statistics, promotion. */
@NullMarked
package io.tidemill.research;

import org.jspecify.annotations.NullMarked;
