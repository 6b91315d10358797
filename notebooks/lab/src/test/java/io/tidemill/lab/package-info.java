/** Tests. */
@org.jspecify.annotations.NullMarked
package io.tidemill.lab;
