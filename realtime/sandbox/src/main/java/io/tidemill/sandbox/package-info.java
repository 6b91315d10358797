/** Simulated venues on real sockets that speak real venue protocols. */
@NullMarked
package io.tidemill.sandbox;

import org.jspecify.annotations.NullMarked;
