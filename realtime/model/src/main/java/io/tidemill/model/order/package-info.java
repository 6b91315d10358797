/** Our own orders: what we ask of venues, what they answer, and the states between. */
@NullMarked
package io.tidemill.model.order;

import org.jspecify.annotations.NullMarked;
