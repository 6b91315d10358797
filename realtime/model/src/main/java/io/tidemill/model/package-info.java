/**
 * The words that every part of Tidemill shares, and the ports through which parts meet.
 *
 * <pre>
 *   instrument   what is traded, in which steps                    parameter   what may be tuned, one choice of it
 *   market       what venues print            ──► MarketEvents     promotion   which choice may trade, and why
 *   order        what becomes of our orders   ──► OrderEvents
 *   control      what people and clocks say   ──► ControlEvents    frame       bytes as they came in ──► RawFrames
 *   order        what we ask of a venue       ◄── OrderCommands
 * </pre>
 *
 * An engine is a function from the three streams of events to one stream of commands. This module imports nothing but
 * the JDK.
 */
@NullMarked
package io.tidemill.model;

import org.jspecify.annotations.NullMarked;
