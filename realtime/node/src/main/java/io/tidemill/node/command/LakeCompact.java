package io.tidemill.node.command;

import io.tidemill.node.platform.WallClock;
import io.tidemill.node.settings.Durations;
import io.tidemill.tables.LakeOperations;
import io.tidemill.tables.LakeOperations.CompactionReport;
import io.tidemill.tables.LakeTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake compact}: small files into big ones. */
@Command(
        name = "compact",
        description = "Joins small files into big sorted ones. Readers of older snapshots still find the old files.",
        mixinStandardHelpOptions = true)
final class LakeCompact implements Callable<Integer> {
    /** No commit takes so long: a file that is older and not named by a snapshot never will be. */
    private static final long LONGEST_COMMIT_MS = TimeUnit.DAYS.toMillis(1);

    @Mixin
    private LakeOptions options = new LakeOptions();

    @Option(
            names = "--forget",
            paramLabel = "AGE",
            description =
                    "then forgets snapshots older than this, such as 2d, the files that only they name, and those that nobody named for a day; rows that are in the table stay. Default: keeps all")
    private @Nullable String age;

    @Parameters(paramLabel = "TABLE", arity = "0..*", description = "these tables only")
    private List<String> names = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<Duration> forget = Optional.ofNullable(age).map(text -> Durations.parse("--forget", text));
        List<CompactionReport> reports = options.with(lake -> LakeOptions.tables(names).stream()
                .map(table -> compact(lake.operations(), table, forget))
                .toList());
        TextTable table = new TextTable("table", "files before", "files after", "rows in them");
        for (CompactionReport one : reports) {
            table.row(one.table(), one.filesBefore(), one.filesAfter(), one.rows());
        }
        options.print(spec.commandLine().getOut(), reports, table);
        return Failures.DONE;
    }

    private static CompactionReport compact(LakeOperations lake, LakeTable table, Optional<Duration> forget) {
        CompactionReport report = lake.compact(table);
        forget.ifPresent(older -> {
            long nowMs = TimeUnit.NANOSECONDS.toMillis(new WallClock().nowNs());
            lake.expire(table, nowMs - older.toMillis(), 1);
            lake.removeOrphans(table, nowMs - LONGEST_COMMIT_MS);
        });
        return report;
    }
}
