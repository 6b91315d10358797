/** What is traded: instruments with their steps and versions, and the registry that gives them dense ids. */
@NullMarked
package io.tidemill.model.instrument;

import org.jspecify.annotations.NullMarked;
