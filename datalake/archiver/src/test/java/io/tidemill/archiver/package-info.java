/** Tests of the archiver and the object store. */
@NullMarked
package io.tidemill.archiver;

import org.jspecify.annotations.NullMarked;
