package io.tidemill.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where a broker keeps its data and how its process is started.
 *
 * @param dataFolder holds ledgers, metadata, log and the choice of ports; made when it is not there
 * @param classPath of Pulsar, as {@link BrokerClassPath} reads it
 * @param brokerPort of the binary protocol; 0 lets the first start choose, and the data folder keeps the choice
 * @param webPort of the admin interface; 0 as above
 * @param bookiePort of the storage inside; 0 as above. It is part of the bookie's identity: a data folder that has
 *     been used refuses another one
 * @param jvmOptions of the child process: heap, direct memory, collector
 * @param journalSync whether each write waits for the disk. Without it messages survive the death of any process, but
 *     not a power cut
 * @param readyTimeout how long a start may take
 */
public record BrokerConfig(
        Path dataFolder,
        String classPath,
        int brokerPort,
        int webPort,
        int bookiePort,
        List<String> jvmOptions,
        boolean journalSync,
        Duration readyTimeout) {
    private static final int MAX_PORT = 65_535;

    /** Heap and direct memory for one machine; the plain compiler and collector, because they start fastest. */
    private static final List<String> SMALL_JVM =
            List.of("-Xmx512m", "-XX:MaxDirectMemorySize=512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** A start on a loaded machine was seen to take 26 s. */
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(2);

    /** Checks ports and timeout. */
    public BrokerConfig {
        requirePort("broker-port", brokerPort);
        requirePort("web-port", webPort);
        requirePort("bookie-port", bookiePort);
        if (readyTimeout.isNegative() || readyTimeout.isZero()) {
            throw new IllegalArgumentException("ready-timeout must be > 0, was " + readyTimeout);
        }
        dataFolder = dataFolder.toAbsolutePath().normalize();
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** A small broker on free ports. */
    public static BrokerConfig of(Path dataFolder, String classPath) {
        return new BrokerConfig(dataFolder, classPath, 0, 0, 0, SMALL_JVM, false, READY_TIMEOUT);
    }

    /** The same on these ports; 0 leaves the choice to the first start. */
    public BrokerConfig withPorts(int newBrokerPort, int newWebPort, int newBookiePort) {
        return new BrokerConfig(
                dataFolder, classPath, newBrokerPort, newWebPort, newBookiePort, jvmOptions, journalSync, readyTimeout);
    }

    /** The same with these options for its JVM instead of the small ones. */
    public BrokerConfig withJvmOptions(List<String> newJvmOptions) {
        return new BrokerConfig(
                dataFolder, classPath, brokerPort, webPort, bookiePort, newJvmOptions, journalSync, readyTimeout);
    }

    /** The same, waiting for the disk at each write or not. */
    public BrokerConfig withJournalSync(boolean newJournalSync) {
        return new BrokerConfig(
                dataFolder, classPath, brokerPort, webPort, bookiePort, jvmOptions, newJournalSync, readyTimeout);
    }

    /** The same with this allowance for its start. */
    public BrokerConfig withReadyTimeout(Duration newReadyTimeout) {
        return new BrokerConfig(
                dataFolder, classPath, brokerPort, webPort, bookiePort, jvmOptions, journalSync, newReadyTimeout);
    }

    private static void requirePort(String key, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(key + " must be between 0 and " + MAX_PORT + ", was " + port);
        }
    }
}
