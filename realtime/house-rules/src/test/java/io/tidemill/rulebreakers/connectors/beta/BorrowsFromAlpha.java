package io.tidemill.rulebreakers.connectors.beta;

import io.tidemill.rulebreakers.connectors.alpha.Alpha;

/** A venue that knows another one. */
public record BorrowsFromAlpha(Alpha alpha) {}
