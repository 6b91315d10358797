package io.tidemill.node.metrics;

import java.util.Optional;

/** How a process is. <b>Thread:</b> asked by any. */
public interface Health {
    /** Why the process must be started anew; empty while its stages run. */
    Optional<String> notLive();

    /** Why it does not do its work now; empty while it does. */
    Optional<String> notReady();

    /** The figures are about to be read. */
    void refresh();
}
