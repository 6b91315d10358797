package io.tidemill.node.platform;

import io.tidemill.tables.LakeException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a full disk looks like from afar is an error of the object store: here it gets its name. */
public final class DiskSpace {
    /** With less than this a commit, which writes some files, may fail at any of them. */
    private static final long FULL_BELOW_BYTES = 8L << 20;

    private static final long LEAST_BYTES = 64L << 20;
    private static final double LEAST_SHARE = 0.015;

    private DiskSpace() {}

    /**
     * Does nothing while there is room to stop in good order: for what came in, for its commits, and for the broker, which refuses
     * everything when 1 % of the disk is left.
     *
     * @throws LakeException if there is not
     * @throws IOException if the disk of the folder cannot be asked
     */
    static void requireRoom(Path folder) throws IOException {
        if (!hasRoom(folder)) {
            throw LakeException.broken("the disk of " + folder + " is nearly full: "
                    + (Files.getFileStore(folder).getUsableSpace() >> 20)
                    + " MiB are left; make room and start again, nothing is lost");
        }
    }

    /** Whether there is room to stop in good order. */
    static boolean hasRoom(Path folder) throws IOException {
        FileStore disk = Files.getFileStore(folder);
        long least = Math.max(LEAST_BYTES, (long) (disk.getTotalSpace() * LEAST_SHARE));
        return disk.getUsableSpace() >= least;
    }

    /** The failure itself; one that says so and has it as its cause where the disk of the folder is full. */
    public static RuntimeException explained(Path folder, RuntimeException failure) {
        long free;
        try {
            free = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            failure.addSuppressed(e);
            return failure;
        }
        return free >= FULL_BELOW_BYTES
                ? failure
                : LakeException.fatal(
                        "the disk of " + folder + " is full, " + (free >> 10) + " KiB are left: "
                                + failure.getMessage(),
                        failure);
    }
}
