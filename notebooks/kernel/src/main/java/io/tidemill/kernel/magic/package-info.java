/** Lines and cells that begin with {@code %}: their syntax, and those that the kernel brings. */
@NullMarked
package io.tidemill.kernel.magic;

import org.jspecify.annotations.NullMarked;
