/** From the bus into the lake, exactly once; the local object store. */
@NullMarked
package io.tidemill.archiver;

import org.jspecify.annotations.NullMarked;
