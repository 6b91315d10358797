/** Below the edges: time and chance come from outside. */
@NullMarked
package io.tidemill.rulebreakers.engine;

import org.jspecify.annotations.NullMarked;
