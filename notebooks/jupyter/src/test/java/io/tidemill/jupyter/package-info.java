@NullMarked
package io.tidemill.jupyter;

import org.jspecify.annotations.NullMarked;
