/** Bytes as they arrived, in the one order in which this node saw them. */
@NullMarked
package io.tidemill.model.frame;

import org.jspecify.annotations.NullMarked;
