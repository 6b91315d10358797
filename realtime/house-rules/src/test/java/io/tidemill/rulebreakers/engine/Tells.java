package io.tidemill.rulebreakers.engine;

/** Tells something. */
public interface Tells {}
