/**
 * The rules of the house, checked on the compiled classes of every module.
 *
 * <pre>
 *   realtime/model/target/classes ─┐
 *   datalake/…/target/classes ─────┼─► {@link io.tidemill.house.Reactor} ─► {@link io.tidemill.house.HouseRules}
 *   research/target/classes ───────┘                                          ▲            ▲
 *                                          {@link io.tidemill.house.Layers} ──┘            │
 *                                          {@link io.tidemill.house.Confinement} ──────────┘
 * </pre>
 *
 * {@code HouseRulesTest} holds the project against them; {@code BrokenRulesTest} shows for each rule a small class that
 * breaks it and is caught.
 */
@NullMarked
package io.tidemill.house;

import org.jspecify.annotations.NullMarked;
