package io.tidemill.node.promote;

import io.tidemill.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands of {@code promote} understand. */
final class PromoteOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of all data, as in up; default: ./${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(
            names = "--lake",
            paramLabel = "PLACE",
            description =
                    "folder of the lake, or a JSON file that says where it is; default: lake in the folder of all data")
    private @Nullable Path lake;

    @Option(names = "--json", description = "prints JSON")
    private boolean json;

    /** The data folder. */
    Path data() {
        return data.toAbsolutePath().normalize();
    }

    /** The place of the lake. */
    Path lake() {
        return lake == null ? data().resolve("lake") : lake;
    }

    /** Prints text for people, unless JSON was asked for. */
    void printText(PrintWriter out, Consumer<PrintWriter> text) {
        if (!json) {
            text.accept(out);
            out.flush();
        }
    }

    /** Prints what was asked for: the record as one line of JSON, or text for people. */
    void print(PrintWriter out, Object record, Consumer<PrintWriter> text) {
        if (json) {
            out.println(Json.text(record));
        } else {
            text.accept(out);
        }
        out.flush();
    }
}
