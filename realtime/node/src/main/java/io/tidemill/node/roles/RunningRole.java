package io.tidemill.node.roles;

import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.settings.Role;
import java.util.Map;
import java.util.Optional;

/** A role that runs. <b>Thread:</b> started and stopped by one; asked by any. */
interface RunningRole {
    /** Which. */
    Role role();

    /** Why it does not do its work now; empty while it does. */
    Optional<String> notReady();

    /** Adds its figures. */
    void register(Metrics metrics);

    /** The figures are about to be read: what is not a counter is looked up. */
    default void refresh() {}

    /** What it published so far for the lake, by table; a copy. */
    Map<String, Long> published();

    /** Ends it in good order; a second call does nothing. */
    void stop();
}
