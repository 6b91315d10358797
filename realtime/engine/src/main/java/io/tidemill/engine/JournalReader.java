package io.tidemill.engine;

import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.sbe.JournalSealedDecoder;
import io.tidemill.wire.sbe.MessageHeaderDecoder;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a journal record by record and checks its seals. Seals are not given out.
 *
 * <p>Reading ends at the end of the file, before a record that is not whole, or behind a seal that does not fit; {@link
 * #damage} then says what is wrong.
 */
final class JournalReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final InputStream in;
    private final long fileBytes;
    private final JournalHash all = new JournalHash();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final JournalSealedDecoder seal = new JournalSealedDecoder();
    private final byte[] sealed = new byte[JournalSealedDecoder.sha256Length()];
    private byte[] bytes = new byte[64 * 1024];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private long position;
    private long recordPosition;
    private int length;
    private long records;
    private long sealedRecords;
    private long sealedBytes;
    private long tornBytes;
    private boolean isClosed;
    private String damage = "";

    JournalReader(Path file) {
        try {
            this.fileBytes = Files.size(file);
            this.in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + file + " cannot be read: " + e, e);
        }
    }

    /** Moves to the next record that is not a seal; false at the end. */
    boolean next() {
        while (damage.isEmpty() && tornBytes == 0 && read()) {
            if (length >= MessageHeaderDecoder.ENCODED_LENGTH
                    && JournalHash.kind(bytes, MessageBatch.PREFIX) == JournalSealedDecoder.TEMPLATE_ID) {
                check();
            } else {
                all.add(bytes, 0, MessageBatch.PREFIX + length);
                return true;
            }
        }
        return false;
    }

    /** Holds the record from {@link #offset}; reused. */
    DirectBuffer buffer() {
        return buffer;
    }

    int offset() {
        return MessageBatch.PREFIX;
    }

    int length() {
        return length;
    }

    /** Kind of the record; -1 if it is too short to have one. */
    int kind() {
        return length < MessageHeaderDecoder.ENCODED_LENGTH ? -1 : JournalHash.kind(bytes, MessageBatch.PREFIX);
    }

    /** Records read, seals included. */
    long records() {
        return records;
    }

    /** Where the record begins in the file. */
    long recordPosition() {
        return recordPosition;
    }

    /** Records that a seal vouches for. */
    long sealedRecords() {
        return sealedRecords;
    }

    /** Bytes behind the last whole record: of a writer that died, or of a length that was changed. */
    long tornBytes() {
        return tornBytes;
    }

    /** Whether the last seal was read. */
    boolean isClosed() {
        return isClosed;
    }

    /** What is wrong; empty if nothing is. */
    String damage() {
        return damage;
    }

    /** SHA-256 of all that was read. */
    String hash() {
        return all.hex();
    }

    private boolean read() {
        long left = fileBytes - position;
        if (left == 0) {
            return false;
        }
        if (isClosed) {
            damage = left + " bytes stand behind the last seal";
            return false;
        }
        recordPosition = position;
        try {
            if (left < MessageBatch.PREFIX) {
                tornBytes = left;
                return false;
            }
            fill(0, MessageBatch.PREFIX);
            length = buffer.getInt(0, ByteOrder.LITTLE_ENDIAN);
            if (length < 0 || length > left - MessageBatch.PREFIX) {
                tornBytes = left;
                return false;
            }
            if (MessageBatch.PREFIX + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, MessageBatch.PREFIX + length);
                buffer.wrap(bytes);
            }
            fill(MessageBatch.PREFIX, length);
        } catch (IOException e) {
            throw new UncheckedIOException("journal cannot be read at byte " + position, e);
        }
        position += MessageBatch.PREFIX + length;
        records++;
        return true;
    }

    private void fill(int offset, int count) throws IOException {
        if (in.readNBytes(bytes, offset, count) != count) {
            throw new EOFException("the file became shorter while it was read");
        }
    }

    private void check() {
        int field = MessageBatch.PREFIX + length - sealed.length;
        if (length != MessageHeaderDecoder.ENCODED_LENGTH + JournalSealedDecoder.BLOCK_LENGTH) {
            damage = "a seal must have " + (MessageHeaderDecoder.ENCODED_LENGTH + JournalSealedDecoder.BLOCK_LENGTH)
                    + " bytes, had " + length;
            return;
        }
        all.add(bytes, 0, field);
        System.arraycopy(bytes, field, sealed, 0, sealed.length);
        boolean fits = Arrays.equals(all.soFar(), sealed);
        all.add(bytes, field, sealed.length);
        seal.wrapAndApplyHeader(buffer, MessageBatch.PREFIX, header);
        if (!fits || seal.records() != records - 1) {
            damage = "a byte was changed in records " + sealedRecords + " to " + (records - 1) + ", bytes "
                    + sealedBytes + " to " + (position - 1) + ": the seal over them does not fit";
            return;
        }
        sealedRecords = records;
        sealedBytes = position;
        isClosed = seal.last() == 1;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("journal cannot be closed", e);
        }
    }
}
