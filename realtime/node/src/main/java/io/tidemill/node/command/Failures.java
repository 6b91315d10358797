package io.tidemill.node.command;

import io.tidemill.archiver.ArchiverException;
import io.tidemill.broker.BrokerException;
import io.tidemill.bus.BusException;
import io.tidemill.connectors.FrameFileException;
import io.tidemill.node.platform.NotRunningException;
import io.tidemill.tables.LakeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a command's failure is to the person who typed it: one message, and the exit code of its kind. */
public final class Failures implements IExecutionExceptionHandler {
    /** Done. */
    public static final int DONE = 0;

    /** The answer is no: bytes differ, a gate refuses, a check fails. */
    public static final int NO = 1;

    /** Used wrongly: a name, a value or a file that cannot be. */
    public static final int USED_WRONGLY = 2;

    /** Something it needs is not there: a port, a disk, a broker, a lake. */
    public static final int MISSING = 3;

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
        int code = codeOf(failure);
        if (code < 0) {
            // a fault of ours: the stack trace is the message
            throw failure;
        }
        line.getErr().println(line.getColorScheme().errorText("tidemill: " + failure.getMessage()));
        return code;
    }

    /**
     * Ends a command with what failed in one of its parts; does nothing where nothing failed.
     *
     * @throws Exception the failure, if it is one of a known kind; one that has it as its cause otherwise
     */
    static void throwPart(@Nullable Throwable failure) throws Exception {
        if (failure instanceof Exception known && codeOf(known) >= 0) {
            throw known;
        }
        if (failure != null) {
            throw new IllegalStateException("a part failed: " + failure.getMessage(), failure);
        }
    }

    private static int codeOf(Exception failure) {
        if (failure instanceof IllegalArgumentException
                || failure instanceof FrameFileException
                || failure instanceof io.tidemill.sandbox.FrameFileException) {
            return USED_WRONGLY;
        }
        if (failure instanceof BrokerException
                || failure instanceof BusException
                || failure instanceof LakeException
                || failure instanceof ArchiverException
                || failure instanceof NotRunningException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException) {
            return MISSING;
        }
        return -1;
    }
}
