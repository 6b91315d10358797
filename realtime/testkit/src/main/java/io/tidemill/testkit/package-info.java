/** What tests share: generators with a printed seed, fixtures, hand-written fakes. */
@NullMarked
package io.tidemill.testkit;

import org.jspecify.annotations.NullMarked;
