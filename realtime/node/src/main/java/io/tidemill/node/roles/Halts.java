package io.tidemill.node.roles;

/** The control topic by which people stop trading and let it go on; the key is the account. */
public final class Halts {
    /** Kind of the control topic. */
    public static final String KIND = "halts";

    private Halts() {}
}
