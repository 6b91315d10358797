/** Tests of the distribution: how it is packed, and that it runs. */
@NullMarked
package io.tidemill.distribution;

import org.jspecify.annotations.NullMarked;
