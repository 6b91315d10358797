package io.tidemill.archiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusConfig;
import io.tidemill.objectstore.LocalObjectStore;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An archiver in a process of its own, to be killed. It prints a line for each commit. */
final class ArchiverChild implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private ArchiverChild(Process process) {
        this.process = process;
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    public static void main(String[] args) {
        BusConfig bus = BusConfig.of(args[0], args[1]);
        LakeConfig config = LakeConfig.objectStore(Path.of(args[2]), args[3], URI.create(args[4]), args[5]);
        try (Bus connected = Bus.connect(bus);
                Lake lake = Lake.open(config);
                Archiver archiver = Archiver.start(config(args), connected, lake, System::nanoTime, failure -> {
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

    private static ArchiverConfig config(String[] args) {
        ArchiverConfig alone = ArchiverConfig.defaults().withCommitEvery(Duration.ofMillis(50));
        return args.length == 6 ? alone : alone.sharing(Integer.parseInt(args[6]), args[7]);
    }

    /** Starts one that is alone. */
    static ArchiverChild start(BusConfig bus, Path folder, LocalObjectStore store) throws IOException {
        return start(bus, folder, store, List.of());
    }

    /** Starts one that shares. */
    static ArchiverChild start(BusConfig bus, Path folder, LocalObjectStore store, int shares, String replica)
            throws IOException {
        return start(bus, folder, store, List.of(Integer.toString(shares), replica));
    }

    private static ArchiverChild start(BusConfig bus, Path folder, LocalObjectStore store, List<String> more)
            throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
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
                store.credentialsReference()));
        command.addAll(more);
        return new ArchiverChild(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File("target/archiver-child.log")))
                .start());
    }

    /** Waits until it has made so many commits in all. */
    void awaitCommits(int commits) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            assertThat(line).doesNotStartWith("failed");
            if (Integer.parseInt(line.split(" ")[1]) >= commits) {
                return;
            }
        }
        throw new AssertionError("the archiver ended by itself; see target/archiver-child.log");
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
