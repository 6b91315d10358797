package io.tidemill.bus;

import io.tidemill.broker.BrokerClassPath;
import io.tidemill.broker.BrokerConfig;
import io.tidemill.broker.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pulsar.client.admin.PulsarAdmin;
import org.apache.pulsar.client.admin.PulsarAdminException;
import org.apache.pulsar.client.api.PulsarClientException;
import org.jspecify.annotations.Nullable;

/** The one broker of this module's tests; it ends with the JVM of the tests, at the latest. */
final class TestBroker {
    private static @Nullable BrokerProcess running;
    private static @Nullable Path folder;

    private TestBroker() {}

    /** The broker, started when it is not running, with what it had stored. */
    static synchronized BrokerProcess running() {
        if (folder == null) {
            folder = newFolder();
        }
        if (running == null || !running.isAlive()) {
            running = BrokerProcess.start(
                    BrokerConfig.of(folder, BrokerClassPath.ofBuild(Path.of(""))), System.out::println);
        }
        return running;
    }

    static Bus connect() {
        return Bus.connect(config());
    }

    static BusConfig config() {
        BrokerProcess broker = running();
        return BusConfig.of(broker.serviceUrl(), broker.adminUrl());
    }

    /** Payloads that a holder has not got yet, as the broker counts them. */
    static long backlog(String topic, String holder) {
        try (PulsarAdmin admin =
                PulsarAdmin.builder().serviceHttpUrl(running().adminUrl()).build()) {
            return Objects.requireNonNull(admin.topics()
                            .getStats(topic, true)
                            .getSubscriptions()
                            .get(holder))
                    .getMsgBacklog();
        } catch (PulsarClientException | PulsarAdminException e) {
            throw new AssertionError(e);
        }
    }

    private static Path newFolder() {
        Path fresh = Path.of("target", "broker");
        try {
            if (Files.exists(fresh)) {
                try (Stream<Path> old = Files.walk(fresh)) {
                    for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
