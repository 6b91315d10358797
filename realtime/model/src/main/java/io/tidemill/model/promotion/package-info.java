/** The recorded decision that a parameter set may trade, with its evidence. */
@NullMarked
package io.tidemill.model.promotion;

import org.jspecify.annotations.NullMarked;
