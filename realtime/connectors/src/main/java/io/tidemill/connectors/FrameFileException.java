package io.tidemill.connectors;

import java.nio.file.Path;

/** A file of frames that cannot be read to its end; the message names the file, the line and what is wrong there. */
public final class FrameFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;

    FrameFileException(Path file, long line, String what) {
        super(file + ", line " + line + ": " + what);
        this.line = line;
    }

    FrameFileException(Path file, long line, String what, Throwable cause) {
        super(file + ", line " + line + ": " + what, cause);
        this.line = line;
    }

    /** The line at which reading stopped, from 1. */
    public long line() {
        return line;
    }
}
