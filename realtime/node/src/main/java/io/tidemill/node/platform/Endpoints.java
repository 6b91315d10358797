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
 * @param journalTopic of its run
 */
public record Endpoints(String busUrl, String adminUrl, long processId, RunConfig config, String journalTopic) {
    /** Those of the node of this process on this bus. */
    public static Endpoints of(BusConfig bus, RunConfig config, String journalTopic) {
        return new Endpoints(bus.url(), bus.adminUrl(), ProcessHandle.current().pid(), config, journalTopic);
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
