package io.tidemill.rulebreakers.risk;

/** What others should not know. */
public record Limit(long sizeLots) {}
