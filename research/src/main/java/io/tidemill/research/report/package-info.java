/** What a tune found, for people: one HTML page that needs no network. */
@NullMarked
package io.tidemill.research.report;

import org.jspecify.annotations.NullMarked;
