package io.tidemill.archiver;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusConfig;
import io.tidemill.objectstore.LocalObjectStore;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An archiver in a process of its own, to be killed. Prints a line for each commit. */
final class ArchiverChild {
    private ArchiverChild() {}

    public static void main(String[] args) {
        BusConfig bus = BusConfig.of(args[0], args[1]);
        LakeConfig config = LakeConfig.objectStore(Path.of(args[2]), args[3], URI.create(args[4]), args[5]);
        try (Bus connected = Bus.connect(bus);
                Lake lake = Lake.open(config);
                Archiver archiver = Archiver.start(
                        ArchiverConfig.defaults().withCommitEvery(Duration.ofMillis(50)),
                        connected,
                        lake,
                        System::nanoTime,
                        failure -> {
                            System.out.println("failed " + failure);
                            Runtime.getRuntime().halt(9);
                        })) {
            long commits = -1;
            while (true) {
                ArchiverStatus status = archiver.status();
                if (status.commits() != commits) {
                    commits = status.commits();
                    System.out.println("commits " + commits + " payloads " + status.payloads());
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    static Process start(BusConfig bus, Path folder, LocalObjectStore store) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ArchiverChild.class.getName(),
                        bus.url(),
                        bus.adminUrl(),
                        folder.toString(),
                        store.warehouse(),
                        store.endpoint().toString(),
                        store.credentialsReference()))
                .redirectError(new File("target/archiver-child.log"))
                .start();
    }
}
