package io.tidemill.rulebreakers.circle.left;

import io.tidemill.rulebreakers.circle.right.Right;

/** Knows the right side, which knows the left. */
public record Left(Right right) {}
