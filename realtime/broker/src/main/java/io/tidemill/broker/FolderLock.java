package io.tidemill.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The lock of a data folder: a file lock held by the child for its whole life, with its process id as the content. */
final class FolderLock implements AutoCloseable {
    private static final String FILE_NAME = "lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; null while another process holds it. */
    static @Nullable FolderLock tryTake(Path dataFolder) throws IOException {
        FileChannel channel =
                FileChannel.open(dataFolder.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            FileLock lock = channel.tryLock();
            taken = lock != null;
            return taken ? new FolderLock(channel) : null;
        } catch (OverlappingFileLockException e) {
            return null;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** Writes who holds it. */
    void sign(long processId) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(processId).getBytes(StandardCharsets.US_ASCII)), 0);
    }

    /** The process id that the last holder wrote, for people. */
    static String holder(Path dataFolder) throws IOException {
        String holder = Files.readString(dataFolder.resolve(FILE_NAME)).strip();
        return holder.isEmpty() ? "not known" : holder;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
