package io.tidemill.rulebreakers.pricing;

import io.tidemill.rulebreakers.risk.Limit;

/** Prices that depend on limits. */
public record AsksRisk(Limit limit) {}
