/**
 * A venue on real sockets that speaks the protocol of Binance spot, with a recorded or a generated market behind it.
 *
 * <pre>
 *   frame file ─► ReplayMarket ────┐                        ┌─ REST  /api/v3/...
 *                  (SimulatedVenue)├─► Market ─► Exchange ──┼─ WS    /ws, /stream        ◄─► any client of Binance
 *   seed ───────► GeneratedMarket ─┘   (frames)  (accounts) └─ WS    /ws-api/v3
 *                  (LimitOrderBook)                  ▲
 *                                                FaultPlan
 * </pre>
 *
 * One thread, the event loop of the server, owns market, accounts and connections.
 */
@NullMarked
package io.tidemill.sandbox;

import org.jspecify.annotations.NullMarked;
