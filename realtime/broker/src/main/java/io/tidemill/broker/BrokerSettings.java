package io.tidemill.broker;

import java.util.Map;
import java.util.TreeMap;

/** The configuration of the child's Pulsar: one broker with one bookie, on loopback, tuned for latency. */
final class BrokerSettings {
    private BrokerSettings() {}

    /** Keys and values of Pulsar's own configuration file, sorted. */
    static Map<String, String> of(BrokerPorts ports, boolean journalSync) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("clusterName", "standalone");
        settings.put("brokerServicePort", Integer.toString(ports.broker()));
        settings.put("webServicePort", Integer.toString(ports.web()));
        settings.put("bindAddress", BrokerPorts.HOST);
        settings.put("advertisedAddress", BrokerPorts.HOST);
        onlyOne(settings);
        quick(settings, journalSync);
        storage(settings);
        keepsMessages(settings);
        return settings;
    }

    private static void onlyOne(Map<String, String> settings) {
        settings.put("managedLedgerDefaultEnsembleSize", "1");
        settings.put("managedLedgerDefaultWriteQuorum", "1");
        settings.put("managedLedgerDefaultAckQuorum", "1");
        settings.put("loadBalancerEnabled", "false");
        settings.put("loadManagerClassName", "org.apache.pulsar.broker.loadbalance.NoopLoadManager");
        settings.put("defaultNumberOfNamespaceBundles", "1");
        settings.put("webSocketServiceEnabled", "false");
        settings.put("systemTopicEnabled", "false");
        settings.put("topicLevelPoliciesEnabled", "false");
        settings.put("brokerShutdownTimeoutMs", "10000");
    }

    private static void quick(Map<String, String> settings, boolean journalSync) {
        // The stock 10 ms are nearly all of the latency that a reader at the end of a topic sees.
        settings.put("managedLedgerNewEntriesCheckDelayInMillis", "0");
        settings.put("journalFlushWhenQueueEmpty", "true");
        settings.put("journalMaxGroupWaitMSec", "0");
        settings.put("journalSyncData", Boolean.toString(journalSync));
    }

    private static void storage(Map<String, String> settings) {
        settings.put("ledgerStorageClass", "org.apache.bookkeeper.bookie.storage.ldb.DbLedgerStorage");
        settings.put("dbStorage_writeCacheMaxSizeMb", "64");
        settings.put("dbStorage_readAheadCacheMaxSizeMb", "64");
        settings.put("managedLedgerCacheSizeMB", "64");
        settings.put("nettyMaxFrameSizeBytes", "5253120");
        settings.put("allowLoopback", "true");
        settings.put("listeningInterface", "lo");
        // Without this the bookie ignores its port and listens on all addresses.
        settings.put("allowEphemeralPorts", "true");
        settings.put("diskUsageThreshold", "0.99");
        settings.put("diskUsageWarnThreshold", "0.99");
    }

    private static void keepsMessages(Map<String, String> settings) {
        // A topic that nobody is connected to is not a topic that nobody needs.
        settings.put("brokerDeleteInactiveTopicsEnabled", "false");
        settings.put("backlogQuotaDefaultLimitGB", "-1");
    }
}
