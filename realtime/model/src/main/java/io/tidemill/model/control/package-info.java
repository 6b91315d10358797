/** What reaches an engine besides markets and orders: time, definitions, promotions, halts. */
@NullMarked
package io.tidemill.model.control;

import org.jspecify.annotations.NullMarked;
