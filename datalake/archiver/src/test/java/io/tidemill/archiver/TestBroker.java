package io.tidemill.archiver;

import io.tidemill.broker.BrokerClassPath;
import io.tidemill.broker.BrokerConfig;
import io.tidemill.broker.BrokerProcess;
import io.tidemill.bus.BusConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    static BusConfig config() {
        BrokerProcess broker = running();
        return BusConfig.of(broker.serviceUrl(), broker.adminUrl());
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "broker")), "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
