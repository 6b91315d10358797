/**
 * Small classes that break the rules of the house, one rule each: the modules of {@code io.tidemill} in miniature, so that
 * the same rules can be seen to catch them.
 */
@NullMarked
package io.tidemill.rulebreakers;

import org.jspecify.annotations.NullMarked;
