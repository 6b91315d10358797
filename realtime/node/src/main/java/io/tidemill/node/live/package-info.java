/**
 * The running node: stages joined by rings, each a thread of its own.
 *
 * <pre>
 *  sockets ─┐                    connect                engine                  execute
 *  clock   ─┼─► Inbox ─► FrameRouter ─► codec ─► Lane ─► Engine ─► Lane ─► VenueConnector ─► venue
 *  control ─┘     │ (order of arrival)            │                 └─► Lane ─► journal: file, bus
 *                 └─► bus: raw                    └─► bus: market                       bus: trade
 * </pre>
 *
 * Everything behind the inbox is a function of its frames: {@link io.tidemill.node.live.RawReplay} sends them again and
 * gets the same bytes. Start reading at {@link io.tidemill.node.live.TradingNode}.
 */
@NullMarked
package io.tidemill.node.live;

import org.jspecify.annotations.NullMarked;
