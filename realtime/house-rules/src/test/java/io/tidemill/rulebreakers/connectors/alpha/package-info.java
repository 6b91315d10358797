/** A venue. */
@NullMarked
package io.tidemill.rulebreakers.connectors.alpha;

import org.jspecify.annotations.NullMarked;
