package io.tidemill.rulebreakers.bare;

/** Lives in a package without a package-info. */
final class Bare {
    private Bare() {}
}
