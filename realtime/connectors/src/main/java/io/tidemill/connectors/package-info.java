/**
 * Venues: their protocols into events, our commands into their requests. What is here is the same for every venue; a
 * package below holds what is one venue's own.
 *
 * <pre>
 *            deterministic: frames in, events out              |  sockets
 *                                                              |
 *   MarketEvents  ◄─┐                                          |
 *   OrderEvents   ◄─┼─ VenueCodec ◄── RawFrames ◄── (inbox) ◄── FrameInbox ◄── VenueConnector ◄──► venue
 *   ControlEvents ◄─┘      │                                   |                  ▲    ▲
 *                          └── VenueRequests (snapshot, ...) ──┼──────────────────┘    │
 *                                              OrderCommands ──┼───────────────────────┘
 *   FrameFile ──► RawFrames                                    |
 * </pre>
 */
@NullMarked
package io.tidemill.connectors;

import org.jspecify.annotations.NullMarked;
