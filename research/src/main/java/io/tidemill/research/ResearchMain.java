package io.tidemill.research;

import io.tidemill.backtester.RefusedException;
import io.tidemill.backtester.command.BacktestCommand;
import io.tidemill.backtester.command.LakeAccess;
import io.tidemill.backtester.command.LakeAccess.NoLakeException;
import io.tidemill.strategies.Strategies;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.tables.LakeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands that look back: {@code backtest} and {@code tune}. Exit codes: 0 done, 1 the answer is no, 2 used wrongly, 3
 * something it needs is not there.
 */
@Command(name = "tidemill", description = "Backtests and tunes over the lake.", mixinStandardHelpOptions = true)
public final class ResearchMain {
    static final int USED_WRONGLY = 2;
    static final int MISSING = 3;

    private ResearchMain() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The commands, ready to be executed; also for who only wants to know whether a line is one. */
    public static CommandLine commandLine() {
        StrategyCatalog catalog = Strategies.catalog();
        LakeAccess lakes = new PlacedLakes();
        return new CommandLine(new ResearchMain())
                .addSubcommand(new BacktestCommand(catalog, lakes))
                .addSubcommand(new TuneCommand(catalog, lakes))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> told(e, command.getErr()));
    }

    /** What went wrong, in one line; a stack only for what nobody foresaw. */
    private static int told(Exception e, PrintWriter err) {
        if (e instanceof IllegalArgumentException) {
            err.println("error: " + e.getMessage());
            return USED_WRONGLY;
        }
        if (e instanceof LakeException || e instanceof NoLakeException || e instanceof RefusedException) {
            err.println("error: " + e.getMessage());
            return MISSING;
        }
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            err.println("error: " + e.getMessage());
            return MISSING;
        }
        e.printStackTrace(err);
        return MISSING;
    }
}
