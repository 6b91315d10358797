package io.tidemill.node.roles;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine is called. */
final class HostName {
    private HostName() {}

    /** Its name; {@code localhost} where it has none. */
    static String get() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // a machine without a name still has processes with numbers
            return "localhost";
        }
    }
}
