package io.tidemill.node.command;

import io.tidemill.tables.LakeOperations.PartitionSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake partitions}: rows, files and bytes of each day and venue. */
@Command(
        name = "partitions",
        description = "Rows, files and bytes of each table, UTC day and venue.",
        mixinStandardHelpOptions = true)
final class LakePartitions implements Callable<Integer> {
    @Mixin
    private LakeOptions options = new LakeOptions();

    @Parameters(paramLabel = "TABLE", arity = "0..*", description = "of these tables only")
    private List<String> names = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<PartitionSummary> partitions = options.with(lake -> LakeOptions.tables(names).stream()
                .flatMap(table -> lake.operations().partitions(table).stream())
                .toList());
        TextTable table = new TextTable("table", "day", "venue", "rows", "files", "size");
        for (PartitionSummary one : partitions) {
            table.row(one.table(), one.day(), one.venue(), one.rows(), one.files(), Units.bytes(one.bytes()));
        }
        options.print(
                spec.commandLine().getOut(),
                partitions.stream().map(LakePartitions::json).toList(),
                table);
        return Failures.DONE;
    }

    private static Map<String, Object> json(PartitionSummary one) {
        return new TreeMap<>(Map.of(
                "table", one.table(),
                "day", one.day().toString(),
                "venue", one.venue(),
                "rows", one.rows(),
                "files", one.files(),
                "bytes", one.bytes()));
    }
}
