package io.tidemill.node.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The runs of a data folder: the number of the last one, and a journal for each. <b>Thread:</b> one thread owns it.
 *
 * @param dataFolder that is there and belongs to this process
 */
public record RunFolder(Path dataFolder) {
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
        Path draft = dataFolder.resolve("run.next");
        Files.writeString(draft, Integer.toString(run));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return run;
    }

    /** A new file for the journal of a run. */
    public Path journalFile(int run) throws IOException {
        Path folder = Files.createDirectories(dataFolder.resolve("journal"));
        return folder.resolve("run-%06d.journal".formatted(run));
    }
}
