/**
 * The process: configuration, roles, wiring, command line.
 *
 * <pre>
 *   command   one class a command; what people type and read
 *   live      the running node: inbox, codec, engine, execution, joined by rings
 *   promote   who decides which parameter set trades
 *   demo      the whole circle once, unattended
 * </pre>
 */
@NullMarked
package io.tidemill.node;

import org.jspecify.annotations.NullMarked;
