/**
 * Walk-forward folds: what may be looked at to choose, and what the choice is then judged on.
 *
 * <pre>
 *   ANCHORED   |== in ==|e|out|              ROLLING   |== in ==|e|out|
 *              |===== in =====|e|out|                      |== in ==|e|out|
 *              |======== in =======|e|out|                      |== in ==|e|out|      e = embargo
 * </pre>
 */
@NullMarked
package io.tidemill.research.fold;

import org.jspecify.annotations.NullMarked;
