/** Stands at the bottom, and should know nothing above. */
@NullMarked
package io.tidemill.rulebreakers.model;

import org.jspecify.annotations.NullMarked;
