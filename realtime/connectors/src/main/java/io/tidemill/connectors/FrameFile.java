package io.tidemill.connectors;

import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.frame.RawFrames;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads recorded frames, one a line: {@code <receive time, ns since 1970> <json>}, gzipped or plain. Every line is checked to
 * be whole JSON, so a garbled recording is found where it is garbled. Memory is bounded by the longest line.
 *
 * <p>Receive times that step back are raised to the one before, as an inbox does, and {@linkplain #stepsBack counted}.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class FrameFile implements AutoCloseable {
    /** The longest line, in bytes; a snapshot of 5000 levels a side takes 0.4 MB. */
    public static final int MAX_LINE = 16 << 20;

    private static final int BUFFER = 1 << 16;
    private static final int TIME_DIGITS = 19;

    private final Path file;
    private final InputStream in;
    private final JsonScanner scanner = new JsonScanner();
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private byte[] line = new byte[BUFFER];
    private int lineLength;
    private long lineNumber;
    private long receiveTimeNs;
    private long stepsBack;

    private FrameFile(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Opens a file; gzip is told by its first two bytes, whatever the name.
     *
     * @throws FrameFileException if it cannot be opened
     */
    public static FrameFile open(Path file) {
        InputStream raw = null;
        try {
            raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return new FrameFile(file, gzip ? new GZIPInputStream(raw, BUFFER) : raw);
        } catch (IOException e) {
            closeAfterFailure(raw, e);
            throw new FrameFileException(file, 0, "cannot be opened: " + e, e);
        }
    }

    /**
     * Reads the next frame.
     *
     * @return false at the end of the file
     * @throws FrameFileException if the file ends early or the line is garbled
     */
    public boolean next() {
        if (!readLine()) {
            return false;
        }
        long time = 0;
        int at = 0;
        while (at < lineLength && line[at] >= '0' && line[at] <= '9' && at < TIME_DIGITS) {
            time = time * 10 + (line[at++] - '0');
        }
        if (at != TIME_DIGITS || time < 0 || at >= lineLength || line[at] != ' ') {
            throw new FrameFileException(
                    file, lineNumber, "must begin with the receive time in ns, 19 digits and a space");
        }
        scanner.wrap(line, offset(), length());
        scanner.skipValue();
        if (!scanner.atEnd()) {
            throw new FrameFileException(
                    file, lineNumber, "is not whole JSON: garbled or cut off near byte " + scanner.position());
        }
        if (time < receiveTimeNs) {
            stepsBack++;
        }
        receiveTimeNs = Math.max(receiveTimeNs, time);
        return true;
    }

    /** When the frame was received, ns since 1970 UTC. */
    public long receiveTimeNs() {
        return receiveTimeNs;
    }

    /** Holds the frame; reused by the next. */
    public byte[] bytes() {
        return line;
    }

    /** Where the frame begins in {@link #bytes}. */
    public int offset() {
        return TIME_DIGITS + 1;
    }

    /** Length of the frame in bytes. */
    public int length() {
        return lineLength - offset();
    }

    /** The line of the frame, from 1. */
    public long line() {
        return lineNumber;
    }

    /** How often the receive time stepped back and was raised. */
    public long stepsBack() {
        return stepsBack;
    }

    /**
     * Sends all frames that are left as messages of a public stream.
     *
     * @param venue code of the venue
     * @param firstArrival arrival of the first of them
     * @return arrival of the last of them, or {@code firstArrival - 1} if there were none
     * @throws FrameFileException if the file ends early or a line is garbled; the frames before were sent
     */
    public long replay(String venue, long firstArrival, RawFrames sink) {
        long arrival = firstArrival;
        while (next()) {
            sink.frame(venue, FrameChannel.PUBLIC_STREAM, arrival++, receiveTimeNs, "", bytes(), offset(), length());
        }
        return arrival - 1;
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new FrameFileException(file, lineNumber, "cannot be closed: " + e.getMessage(), e);
        }
    }

    private boolean readLine() {
        lineLength = 0;
        lineNumber++;
        while (true) {
            if (position == limit && !fill()) {
                return lineLength > 0;
            }
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            append(end);
            boolean whole = end < limit;
            position = whole ? end + 1 : end;
            if (whole) {
                return true;
            }
        }
    }

    private void append(int end) {
        int more = end - position;
        if (lineLength + more > MAX_LINE) {
            throw new FrameFileException(file, lineNumber, "must be shorter than " + MAX_LINE + " bytes");
        }
        if (lineLength + more > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, lineLength + more));
        }
        System.arraycopy(buffer, position, line, lineLength, more);
        lineLength += more;
    }

    private boolean fill() {
        try {
            position = 0;
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
            return limit > 0;
        } catch (EOFException | ZipException e) {
            throw new FrameFileException(file, lineNumber, "the gzip file is truncated or damaged here: " + e, e);
        } catch (IOException e) {
            throw new FrameFileException(file, lineNumber, "cannot be read: " + e, e);
        }
    }

    private static void closeAfterFailure(@Nullable InputStream in, IOException failure) {
        if (in == null) {
            return;
        }
        try {
            in.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
