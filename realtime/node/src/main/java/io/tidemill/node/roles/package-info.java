/**
 * The roles of a node as parts that the bus joins, whether they are in one process or in several.
 *
 * <pre>
 *                 ConnectRole                    TradeRole                       ExecuteRole
 *  venue ─ws─► codec ─► MarketLane ═market═► MarketIntake ─► engine ═commands═► CommandGate ─rest─► venue
 *                │           ▲ ◄═══wishes══════════┘            ▲                   codec ◄─account stream─┘
 *                │                                              └── ExecutorWatch ◄═orders══ OrderLane ◄─┘
 *                ▼                                   ▼                                          ▼
 *         raw, market, instruments            trade (ours), journal                  raw, trade (the venue's)
 *                └───────────────────────────────────┴──────► ArchiveRole ─► lake ◄─────────────┘
 * </pre>
 *
 * Double lines are lanes; whoever makes an event also publishes it for the lake, and nobody else does, so that each event is there
 * once. Start reading at {@link io.tidemill.node.roles.RoleProcess}.
 */
@NullMarked
package io.tidemill.node.roles;

import org.jspecify.annotations.NullMarked;
