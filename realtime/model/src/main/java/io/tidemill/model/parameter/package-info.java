/** What of a strategy may be tuned, and one immutable choice of it, named by the hash of its content. */
@NullMarked
package io.tidemill.model.parameter;

import org.jspecify.annotations.NullMarked;
