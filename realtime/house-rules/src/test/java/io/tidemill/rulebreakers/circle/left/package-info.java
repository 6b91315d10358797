/** One half of a circle. */
@NullMarked
package io.tidemill.rulebreakers.circle.left;

import org.jspecify.annotations.NullMarked;
