package io.tidemill.node.platform;

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

/**
 * Says that a data folder has a node: {@code DIR/lock}, locked by its process and holding its id. The system takes the lock from a
 * process that was killed; the file stays.
 */
public final class DataLock implements AutoCloseable {
    private static final String NAME = "lock";

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder until this is closed.
     *
     * @throws IOException if another node has it, or it cannot be written
     */
    public static DataLock take(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(NAME);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            if (tryLock(channel) == null) {
                throw new IOException("data folder " + dataFolder + " is in use by another node, process "
                        + Files.readString(file).strip() + ": stop it, or give another folder with --data");
            }
            channel.truncate(0);
            String id = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)));
            taken = true;
            return new DataLock(channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // a node of this same process has it
            return null;
        }
    }
}
