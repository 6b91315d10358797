/** The life of our orders, from intent to proof. */
@NullMarked
package io.tidemill.execution;

import org.jspecify.annotations.NullMarked;
