/** The deterministic loop that joins pricing, strategies, risk and execution, and its journal. */
@NullMarked
package io.tidemill.engine;

import org.jspecify.annotations.NullMarked;
