package io.tidemill.node.command;

import io.tidemill.objectstore.LakePlace;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeTable;
import io.tidemill.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What all commands of {@code lake} understand. */
final class LakeOptions {
    @Option(
            names = "--lake",
            paramLabel = "PLACE",
            description = "folder of the lake, or a JSON file that says where it is; default: ${DEFAULT-VALUE}")
    private Path folder = Path.of("data", "lake");

    @Option(names = "--json", description = "prints JSON instead of a table")
    private boolean json;

    /** Opens the lake, uses it and closes it. */
    <T> T with(Function<Lake, T> use) {
        try (LakePlace opened = LakePlace.open(folder);
                Lake lake = Lake.open(opened.config())) {
            return use.apply(lake);
        }
    }

    /** The folder of the lake. */
    Path folder() {
        return folder;
    }

    /** Whether JSON was asked for. */
    boolean isJson() {
        return json;
    }

    /** Prints what was asked for: the record as JSON, or the table. */
    void print(PrintWriter out, Object record, TextTable table) {
        if (json) {
            out.println(Json.text(record));
            out.flush();
        } else {
            table.print(out);
        }
    }

    /**
     * The tables of these names; all if there are none.
     *
     * @throws IllegalArgumentException if there is no such table; names those there are
     */
    static List<LakeTable> tables(List<String> names) {
        if (names.isEmpty()) {
            return List.of(LakeTable.values());
        }
        return names.stream().map(LakeOptions::table).toList();
    }

    private static LakeTable table(String name) {
        return Arrays.stream(LakeTable.values())
                .filter(table -> table.tableName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + name + "; there are "
                        + Arrays.stream(LakeTable.values())
                                .map(LakeTable::tableName)
                                .toList()));
    }
}
