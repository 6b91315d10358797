package io.tidemill.jupyter;

import java.io.PrintWriter;
import picocli.CommandLine;

/** The process of {@code tidemill notebook}. */
public final class NotebookMain {
    private static final int USED_WRONGLY = 2;
    private static final int MISSING = 3;

    private NotebookMain() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new NotebookCommand())
                .setExecutionExceptionHandler((e, command, parsed) -> told(e, command.getErr()))
                .execute(withoutName(arguments)));
    }

    /** The launcher hands its whole line on, the command's name first. */
    private static String[] withoutName(String[] arguments) {
        return java.util.Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
    }

    /** What went wrong, in one line; a stack only for what nobody foresaw. */
    private static int told(Exception e, PrintWriter err) {
        if (e instanceof IllegalArgumentException) {
            err.println("error: " + e.getMessage());
            return USED_WRONGLY;
        }
        if (e instanceof MissingException || e instanceof java.io.IOException) {
            err.println("error: " + e.getMessage());
            return MISSING;
        }
        e.printStackTrace(err);
        return MISSING;
    }
}
