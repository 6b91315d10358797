/** What a strategy sees and may do, and how it declares its parameters. */
@NullMarked
package io.tidemill.strategy;

import org.jspecify.annotations.NullMarked;
