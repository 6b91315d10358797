package io.tidemill.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one broker.
 *
 * <pre>
 *   lock               held by the child        broker.log   Pulsar's log, at most 3 x 16 MB
 *   ports.properties   chosen once              broker.out   what its JVM prints, of the last start
 *   broker.conf        written at each start    metadata/  bookkeeper/  tmp/
 * </pre>
 */
final class BrokerFolder {
    private static final long NEEDED_BYTES = 256L << 20;
    private static final int TAIL_LINES = 30;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Path folder;

    BrokerFolder(Path folder) {
        this.folder = folder;
    }

    Path log() {
        return folder.resolve("broker.log");
    }

    Path output() {
        return folder.resolve("broker.out");
    }

    Path arguments() {
        return folder.resolve("broker.args");
    }

    Path configuration() {
        return folder.resolve("broker.conf");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    Path metadata() {
        return folder.resolve("metadata");
    }

    Path bookkeeper() {
        return folder.resolve("bookkeeper");
    }

    /** Never made: where it exists, Pulsar takes it for the sign of an older kind of installation. */
    Path noZookeeper() {
        return folder.resolve("no-zookeeper");
    }

    /**
     * Makes the folder and tries it.
     *
     * @throws BrokerException if it cannot be made or written, or its disk is nearly full
     */
    void prepare() {
        try {
            Files.createDirectories(temporary());
            Files.delete(Files.createTempFile(temporary(), "try", null));
            long usable = Files.getFileStore(folder).getUsableSpace();
            if (usable < NEEDED_BYTES) {
                throw new BrokerException("the disk of " + folder + " must have " + (NEEDED_BYTES >> 20)
                        + " MB free, has " + (usable >> 20));
            }
        } catch (IOException e) {
            throw new BrokerException("broker data folder " + folder + " must be a writable folder: " + e, e);
        }
    }

    /**
     * Waits until no other broker uses the folder: one whose parent died needs a moment to stop.
     *
     * @throws BrokerException if one still does after the wait
     */
    void awaitUnused(Duration wait, Consumer<String> progress) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        try {
            for (boolean first = true; isUsed(); first = false) {
                if (System.nanoTime() - end > 0) {
                    throw new BrokerException("broker data folder " + folder + " is in use by another broker, process "
                            + FolderLock.holder(folder));
                }
                if (first) {
                    progress.accept(
                            "waiting for the broker that uses " + folder + ", process " + FolderLock.holder(folder));
                }
                Thread.sleep(POLL.toMillis());
            }
        } catch (IOException e) {
            throw new BrokerException("broker data folder " + folder + " cannot be locked: " + e, e);
        }
    }

    private boolean isUsed() throws IOException {
        try (FolderLock lock = FolderLock.tryTake(folder)) {
            return lock == null;
        }
    }

    void writeConfiguration(Map<String, String> settings) {
        write(
                configuration(),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList());
    }

    /** An argument file of {@code java}: a class path of hundreds of jars does not fit every command line. */
    void writeArguments(List<String> arguments) {
        write(
                arguments(),
                arguments.stream()
                        .map(argument -> "\"" + argument.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .toList());
    }

    private void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new BrokerException(file + " must be writable: " + e, e);
        }
    }

    /** The last lines of what the child said, for an error message. */
    String tail() {
        List<String> lines = new ArrayList<>();
        for (Path file : List.of(log(), output())) {
            if (Files.exists(file)) {
                try (Stream<String> all = Files.lines(file)) {
                    List<String> text = all.collect(Collectors.toList());
                    lines.addAll(text.subList(Math.max(0, text.size() - TAIL_LINES), text.size()));
                } catch (IOException e) {
                    lines.add(file + " cannot be read: " + e);
                }
            }
        }
        return String.join(System.lineSeparator(), lines);
    }
}
