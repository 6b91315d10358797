package io.tidemill.node.command;

/** Ports that a person typed. */
final class Ports {
    private static final int HIGHEST = 65_535;

    private Ports() {}

    /** @throws IllegalArgumentException if it cannot be one; 0, for any that is free, can */
    static void check(String option, int port) {
        if (port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException(option + " must be between 0 and " + HIGHEST + ", was " + port);
        }
    }
}
