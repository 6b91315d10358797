package io.tidemill.rulebreakers.connectors.alpha;

/** What the other venue borrows. */
public record Alpha() {}
