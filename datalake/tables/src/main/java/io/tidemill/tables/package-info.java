/** The tables of the lake: schemas, events to rows and back, the bulk reader. */
@NullMarked
package io.tidemill.tables;

import org.jspecify.annotations.NullMarked;
