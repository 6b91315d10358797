/** A module without a line in the table of layers. */
@NullMarked
package io.tidemill.rulebreakers.newcomer;

import org.jspecify.annotations.NullMarked;
