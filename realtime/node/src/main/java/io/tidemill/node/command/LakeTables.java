package io.tidemill.node.command;

import io.tidemill.tables.LakeOperations.TableSummary;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lake tables}: rows, files and bytes of each table. */
@Command(
        name = "tables",
        description = "Rows, files, bytes and newest receive time (UTC) of each table.",
        mixinStandardHelpOptions = true)
final class LakeTables implements Callable<Integer> {
    @Mixin
    private LakeOptions options = new LakeOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<TableSummary> summaries = options.with(lake -> lake.operations().tables());
        TextTable table = new TextTable("table", "rows", "files", "size", "snapshots", "newest (UTC)");
        for (TableSummary one : summaries) {
            table.row(
                    one.table(),
                    one.rows(),
                    one.files(),
                    Units.bytes(one.bytes()),
                    one.snapshots(),
                    Units.time(one.freshestNs()));
        }
        options.print(spec.commandLine().getOut(), summaries, table);
        return Failures.DONE;
    }
}
