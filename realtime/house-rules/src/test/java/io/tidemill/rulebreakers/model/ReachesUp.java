package io.tidemill.rulebreakers.model;

import io.tidemill.rulebreakers.engine.Tells;

/** The model that knows the engine. */
public record ReachesUp(Tells engine) {}
