/** Should know neither risk nor execution. */
@NullMarked
package io.tidemill.rulebreakers.pricing;

import org.jspecify.annotations.NullMarked;
