/** Home of types of the hot path that do what they must not. */
@NullMarked
package io.tidemill.rulebreakers.risk;

import org.jspecify.annotations.NullMarked;
