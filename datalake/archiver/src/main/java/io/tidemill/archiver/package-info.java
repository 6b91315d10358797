/** From the bus into the lake, exactly once. */
@NullMarked
package io.tidemill.archiver;

import org.jspecify.annotations.NullMarked;
