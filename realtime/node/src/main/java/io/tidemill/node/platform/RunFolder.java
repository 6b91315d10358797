package io.tidemill.node.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The runs of a data folder: the number of the last one, and a journal for each. <b>Thread:</b> one thread owns it.
 *
 * @param dataFolder that is there and belongs to this process
 */
public record RunFolder(Path dataFolder) {
    private static final Pattern JOURNAL = Pattern.compile("run-[0-9]{6,}[.]journal");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A number that no run of this data folder had before. */
    public int next() throws IOException {
        return next(0);
    }

    /**
     * A number that no run of this data folder had before.
     *
     * @param least it is greater than this, too
     */
    public int next(int least) throws IOException {
        Path file = dataFolder.resolve("run");
        int last = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        int run = Math.max(last, least) + 1;
        write(file, Integer.toString(run));
        return run;
    }

    /** A new file for the journal of a run. */
    public Path journalFile(int run) throws IOException {
        return journalFolder().resolve("run-%06d.journal".formatted(run));
    }

    /** The journals of all runs, the oldest first; that of a run that lasts is among them. */
    public List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.list(journalFolder())) {
            return files.filter(file ->
                            JOURNAL.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /**
     * What this data folder is called among those of its account, for good: the machine that asked first, and when.
     *
     * @param host what this machine is called
     * @param nowNs the time now
     */
    public String name(String host, long nowNs) throws IOException {
        Path file = dataFolder.resolve("name");
        if (!Files.exists(file)) {
            write(file, host + "-" + SECOND.format(Instant.ofEpochSecond(0, nowNs)));
        }
        return Files.readString(file).strip();
    }

    private Path journalFolder() throws IOException {
        return Files.createDirectories(dataFolder.resolve("journal"));
    }

    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
