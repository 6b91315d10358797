package io.tidemill.engine;

import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.MessageSink;
import io.tidemill.wire.sbe.JournalSealedEncoder;
import io.tidemill.wire.sbe.MessageHeaderEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a journal: all that an engine consumed, noted and asked for, in order, sealed against change.
 *
 * <pre>
 *   RunStarted │ input │ note │ command │ input │ … │ JournalSealed │ … │ JournalSealed (last)
 *   └────────────── {@value #SEAL_EVERY} records ──────────────┘
 * </pre>
 *
 * Records stand as in a {@link MessageBatch}. A seal holds the SHA-256 of all bytes of the file before that field, its own
 * first bytes and all earlier seals included: a byte that is changed anywhere breaks the next seal, which says between
 * which records it lies. Where seals stand depends on the count of records alone, so equal events give equal files. The last
 * seal is written by {@link #close}; a journal without it was not closed, and what follows its last seal is covered by
 * nothing but the replay itself.
 *
 * <p>Bytes reach the file in blocks and are forced to the disk by {@link #close}. A process that dies loses what was not
 * {@linkplain #flush flushed}; a torn last record is found by its length.
 *
 * <p><b>Thread:</b> one thread owns it. Writing blocks on the disk, so a live engine does not call it but hands its messages
 * to a ring, from which another thread feeds this. <b>Cost:</b> no allocation but for seals, one copy and two hashes.
 */
public final class JournalWriter implements MessageSink, AutoCloseable {
    /** Records between two seals. */
    public static final int SEAL_EVERY = 4096;

    private static final int BLOCK_BYTES = 256 * 1024;

    private final @Nullable FileChannel file;
    private final Path name;
    private final JournalHash all = new JournalHash();
    private final JournalHash commands = new JournalHash();
    private final JournalSealedEncoder seal = new JournalSealedEncoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer sealBuffer =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + JournalSealedEncoder.BLOCK_LENGTH]);
    private byte[] block = new byte[BLOCK_BYTES];
    private UnsafeBuffer blockBuffer = new UnsafeBuffer(block);
    private int filled;
    private int hashed;
    private long flushedBytes;
    private long records;
    private int sinceSeal;
    private boolean isClosed;

    private JournalWriter(@Nullable FileChannel file, Path name) {
        this.file = file;
        this.name = name;
    }

    /**
     * A journal in a new file.
     *
     * @throws UncheckedIOException if the file is there already or cannot be made
     */
    public static JournalWriter create(Path file) {
        try {
            return new JournalWriter(
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), file);
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + file + " must be a new file: " + e, e);
        }
    }

    /** A journal that is kept nowhere: its hashes are those of the file that would have been written. */
    public static JournalWriter hashing() {
        return new JournalWriter(null, Path.of("hash"));
    }

    /**
     * Appends one record.
     *
     * @throws UncheckedIOException if the file cannot be written: the journal ends before this record
     * @throws IllegalStateException if it is closed
     */
    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        if (isClosed) {
            throw new IllegalStateException("journal " + name + " is closed");
        }
        append(buffer, offset, length);
        int start = filled - length;
        if (JournalHash.isCommand(JournalHash.kind(block, start))) {
            commands.add(block, start, length);
        }
        if (++sinceSeal == SEAL_EVERY) {
            seal(0);
        }
    }

    /** Hands all records so far to the operating system. */
    public void flush() {
        hashPending();
        if (file != null) {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(block, 0, filled);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            } catch (IOException e) {
                isClosed = true;
                throw new UncheckedIOException(
                        "journal " + name + " cannot be written after " + flushedBytes + " bytes: " + e.getMessage(),
                        e);
            }
        }
        flushedBytes += filled;
        filled = 0;
        hashed = 0;
    }

    /** Seals what is there, forces it to the disk and closes the file. A second call does nothing. */
    @Override
    public void close() {
        if (isClosed) {
            closeFile();
            return;
        }
        seal(1);
        flush();
        isClosed = true;
        try {
            if (file != null) {
                file.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + name + " cannot be forced to the disk", e);
        } finally {
            closeFile();
        }
    }

    /** Records so far, seals included. */
    public long records() {
        return records;
    }

    /** Bytes so far. */
    public long bytes() {
        return flushedBytes + filled;
    }

    /** SHA-256 of all bytes so far, as 64 hex digits; after {@link #close} that of the file. */
    public String hash() {
        hashPending();
        return all.hex();
    }

    /** SHA-256 of the commands alone, one behind the other without lengths, as 64 hex digits. */
    public String commandsHash() {
        return commands.hex();
    }

    private void seal(int last) {
        sinceSeal = 0;
        seal.wrapAndApplyHeader(sealBuffer, 0, header).records(records).last((short) last);
        append(sealBuffer, 0, sealBuffer.capacity());
        // the hash goes over all bytes before its own field, the first ones of this record included
        int field = filled - JournalSealedEncoder.sha256Length();
        all.add(block, hashed, field - hashed);
        hashed = field;
        byte[] sha256 = all.soFar();
        System.arraycopy(sha256, 0, block, field, sha256.length);
    }

    private void append(DirectBuffer buffer, int offset, int length) {
        if (filled + MessageBatch.PREFIX + length > block.length) {
            flush();
            if (MessageBatch.PREFIX + length > block.length) {
                block = Arrays.copyOf(block, MessageBatch.PREFIX + length);
                blockBuffer = new UnsafeBuffer(block);
            }
        }
        blockBuffer.putInt(filled, length, ByteOrder.LITTLE_ENDIAN);
        buffer.getBytes(offset, block, filled + MessageBatch.PREFIX, length);
        filled += MessageBatch.PREFIX + length;
        records++;
    }

    private void hashPending() {
        all.add(block, hashed, filled - hashed);
        hashed = filled;
    }

    private void closeFile() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException("journal " + name + " cannot be closed", e);
            }
        }
    }
}
