package io.tidemill.backtester.command;

import io.tidemill.backtester.Backtest;
import io.tidemill.backtester.BacktestConfig;
import io.tidemill.backtester.BacktestResult;
import io.tidemill.backtester.LakeMarket;
import io.tidemill.backtester.RefusedException;
import io.tidemill.backtester.command.LakeAccess.NoLakeException;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeException;
import io.tidemill.tables.LakeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code backtest}: one run over the lake.
 *
 * <p>Answers 0 when it ran, 1 when it refused to run over a gap, 2 when it was asked for what cannot be (an unknown strategy,
 * parameter or instrument, a range without events), 3 when the lake is not there.
 */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs a strategy over the lake: the same engine that trades live, against simulated venues.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it ran",
            "1:it refused to run over a gap",
            "2:unknown strategy, parameter or instrument, or no events in the range",
            "3:the lake is not there"
        })
public final class BacktestCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int NO = 1;
    private static final int MISUSED = 2;
    private static final int MISSING = 3;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private record Run(BacktestResult result, Map<String, Long> snapshots) {}

    private final StrategyCatalog catalog;
    private final LakeAccess lakes;

    @Spec
    private CommandSpec spec;

    @Option(names = "--lake", paramLabel = "DIR", required = true, description = "folder of the lake")
    private Path lake;

    @Option(
            names = "--snapshot",
            paramLabel = "TABLE=ID",
            description = "read a table as of this snapshot; may be given more than once")
    private Map<String, Long> snapshots = new LinkedHashMap<>();

    @Option(names = "--from", paramLabel = "TIME", description = "first receive time, such as 2024-08-09T00:00:00Z")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "receive time behind the last")
    private @Nullable String to;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--out", paramLabel = "DIR", description = "writes result.json, report.html and lineage.json there")
    private @Nullable Path out;

    @Option(names = "--json", description = "prints the result as JSON instead of a summary")
    private boolean json;

    @Option(
            names = "--commit",
            paramLabel = "HASH",
            defaultValue = "${sys:tidemill.commit:-unknown}",
            description = "of the code, for the result")
    private String commit;

    /** The command over these strategies, opening lakes this way. */
    public BacktestCommand(StrategyCatalog catalog, LakeAccess lakes) {
        this.catalog = catalog;
        this.lakes = lakes;
    }

    @Override
    public Integer call() {
        try {
            BacktestConfig config = options.config();
            // what needs no lake is checked before one is opened
            catalog.type(config.strategy()).space().with(config.parameters());
            long fromNs = from == null ? Long.MIN_VALUE : timeNs("--from", from);
            long toNs = to == null ? Long.MAX_VALUE : timeNs("--to", to);
            if (fromNs >= toNs) {
                throw new IllegalArgumentException("--from must lie before --to, were " + from + " and " + to);
            }
            report(lakes.with(lake, opened -> run(config, opened, fromNs, toNs)));
            return DONE;
        } catch (RefusedException e) {
            return fail(e, e.reason() == RefusedException.Reason.GAP ? NO : MISUSED);
        } catch (IllegalArgumentException e) {
            return fail(e, MISUSED);
        } catch (NoLakeException | LakeException e) {
            return fail(e, MISSING);
        } catch (IOException e) {
            err().println("backtest: the result cannot be written: " + e);
            return MISSING;
        }
    }

    private Run run(BacktestConfig config, Lake opened, long fromNs, long toNs) {
        LakeReader reader = opened.reader(snapshots);
        LakeMarket market = new LakeMarket(reader, config.instruments(), fromNs, toNs);
        LakeReader.TimeRange extent = reader.range(config.instruments()).orElse(new LakeReader.TimeRange(0, 0));
        Progress watched =
                new Progress(market, Math.max(fromNs, extent.firstNs()), Math.min(toNs, extent.lastNs()), err());
        try {
            return new Run(new Backtest(catalog, commit).run(config, watched), reader.snapshots());
        } catch (RefusedException e) {
            if (e.reason() == RefusedException.Reason.NO_EVENTS) {
                err().println("backtest: the lake has " + extent(reader, config.instruments()));
            }
            throw e;
        }
    }

    private static String extent(LakeReader reader, List<String> instruments) {
        return reader.range(instruments)
                .map(range ->
                        "events of " + instruments + " from " + text(range.firstNs()) + " to " + text(range.lastNs()))
                .orElse("no events of " + instruments);
    }

    private void report(Run run) throws IOException {
        BacktestResult result = run.result();
        PrintWriter output = spec.commandLine().getOut();
        if (out != null) {
            Outputs.write(result, run.snapshots(), out);
        }
        if (json) {
            output.println(new String(result.json(), StandardCharsets.UTF_8));
        } else {
            Outputs.summary(result, output);
            if (out != null) {
                output.println("report      " + out.resolve(Outputs.REPORT).toAbsolutePath());
            }
        }
        output.flush();
    }

    private int fail(RuntimeException e, int exitCode) {
        err().println("backtest: " + e.getMessage());
        err().flush();
        return exitCode;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private static long timeNs(String option, String text) {
        try {
            Instant instant = Instant.parse(text);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NS_PER_SECOND), instant.getNano());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    option + " must be a UTC time such as 2024-08-09T00:00:00Z, was '" + text + "'", e);
        }
    }

    private static String text(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND))
                .toString();
    }
}
