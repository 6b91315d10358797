/** The state of a market by price: the book that engine, matching and checks share. */
@NullMarked
package io.tidemill.model.book;

import org.jspecify.annotations.NullMarked;
