/** Which parameter sets a sweep tries: lists that depend on space, fixed values and seed alone. */
@NullMarked
package io.tidemill.research.search;

import org.jspecify.annotations.NullMarked;
