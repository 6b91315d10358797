/** Topics; the only code that knows the Pulsar client. */
@NullMarked
package io.tidemill.bus;

import org.jspecify.annotations.NullMarked;
