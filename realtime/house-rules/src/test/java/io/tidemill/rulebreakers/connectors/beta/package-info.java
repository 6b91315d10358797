/** Another venue. */
@NullMarked
package io.tidemill.rulebreakers.connectors.beta;

import org.jspecify.annotations.NullMarked;
