/** Jupyter's own client, for tests of kernels. */
@NullMarked
package io.tidemill.testkit.jupyter;

import org.jspecify.annotations.NullMarked;
