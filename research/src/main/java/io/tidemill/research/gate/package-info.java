/**
 * What a parameter set must show before it may trade.
 *
 * <pre>
 *   Evidence (measured) ─┐
 *   Policy   (rules)    ─┴─► Gate, one by one ─► answers: passed or not, with value and rule
 * </pre>
 */
@NullMarked
package io.tidemill.research.gate;

import org.jspecify.annotations.NullMarked;
