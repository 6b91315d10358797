package io.tidemill.rulebreakers.newcomer;

/** Stands in no line of the table. */
public record Unlisted() {}
