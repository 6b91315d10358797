package io.tidemill.rulebreakers.circle.right;

import io.tidemill.rulebreakers.circle.left.Left;

/** Knows the left side, which knows the right. */
public record Right(Left left) {}
