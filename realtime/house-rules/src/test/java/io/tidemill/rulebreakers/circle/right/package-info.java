/** The other half of the circle. */
@NullMarked
package io.tidemill.rulebreakers.circle.right;

import org.jspecify.annotations.NullMarked;
