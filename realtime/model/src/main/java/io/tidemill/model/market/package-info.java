/** What venues print: the one interface through which every market event reaches every consumer. */
@NullMarked
package io.tidemill.model.market;

import org.jspecify.annotations.NullMarked;
