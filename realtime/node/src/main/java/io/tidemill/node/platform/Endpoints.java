package io.tidemill.node.platform;

import io.tidemill.bus.BusConfig;
import io.tidemill.node.live.RunConfig;

/**
 * Where the node that runs on a data folder can be reached by other processes of this machine, and what it is.
 *
 * @param busUrl of the broker
 * @param adminUrl of its administration
 * @param processId of the node
 * @param config of its run
 */
public record Endpoints(String busUrl, String adminUrl, long processId, RunConfig config) {
    /** Those of the node of this process on this platform. */
    static Endpoints of(Platform platform, RunConfig config) {
        return new Endpoints(
                platform.broker().serviceUrl(),
                platform.broker().adminUrl(),
                ProcessHandle.current().pid(),
                config);
    }

    /** Its bus. */
    public BusConfig bus() {
        return BusConfig.of(busUrl, adminUrl);
    }

    /** Number of its run. */
    public int run() {
        return config.engine().run();
    }

    /** Whether its process still runs on this machine. */
    public boolean isAlive() {
        return ProcessHandle.of(processId).map(ProcessHandle::isAlive).orElse(false);
    }
}
