/** Tests of the tables. */
@NullMarked
package io.tidemill.tables;

import org.jspecify.annotations.NullMarked;
