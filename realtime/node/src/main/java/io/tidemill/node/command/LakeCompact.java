package io.tidemill.node.command;

import io.tidemill.tables.LakeOperations.CompactionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake compact}: small files into big ones. */
@Command(
        name = "compact",
        description = "Joins small files into big sorted ones. Readers of older snapshots still find the old files.",
        mixinStandardHelpOptions = true)
final class LakeCompact implements Callable<Integer> {
    @Mixin
    private LakeOptions options = new LakeOptions();

    @Parameters(paramLabel = "TABLE", arity = "0..*", description = "these tables only")
    private List<String> names = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<CompactionReport> reports = options.with(lake -> LakeOptions.tables(names).stream()
                .map(table -> lake.operations().compact(table))
                .toList());
        TextTable table = new TextTable("table", "files before", "files after", "rows in them");
        for (CompactionReport one : reports) {
            table.row(one.table(), one.filesBefore(), one.filesAfter(), one.rows());
        }
        options.print(spec.commandLine().getOut(), reports, table);
        return Failures.DONE;
    }
}
