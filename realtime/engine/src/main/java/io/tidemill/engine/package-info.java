/**
 * The deterministic loop that joins strategies, risk and execution, and its journal.
 *
 * <pre>
 *              markets, orders, control
 *                        │  one thread, in order
 *                        ▼
 *   timers due ─►  Engine ──► Market (book, bid and ask) ──► Runner ──► Strategy
 *                        │                                     │ Desk
 *                        │ fills, states                       ▼
 *                        └──────────► Execution ◄───────── Outbox ──► RiskGate
 *                                                            │
 *                  journal: inputs, notes, commands  ◄───────┴──► OrderCommands
 * </pre>
 *
 * Start reading at {@link io.tidemill.engine.Engine}; the journal begins at {@link io.tidemill.engine.JournalWriter}.
 */
@NullMarked
package io.tidemill.engine;

import org.jspecify.annotations.NullMarked;
