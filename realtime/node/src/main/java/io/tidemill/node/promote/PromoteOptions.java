package io.tidemill.node.promote;

import io.tidemill.tables.LakeException;
import io.tidemill.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /**
     * All promotions that are known: of the lake, and of the topic what the lake does not have yet. Where a trader runs and the lake
     * cannot be reached from, the topic alone must do, and it is said: it has the newest.
     *
     * @param onTopic of a node that runs; empty if none does
     * @throws LakeException if the lake cannot be read, and no node runs
     */
    History history(Optional<List<Published>> onTopic, PrintWriter err) {
        Path place = lake == null ? data().resolve("lake") : lake;
        List<Published> inLake;
        try {
            inLake = Published.inLake(place);
        } catch (LakeException e) {
            if (onTopic.isEmpty()) {
                throw e;
            }
            err.println(e.getMessage() + "; what follows is of the bus alone, which has the newest promotions");
            inLake = List.of();
        }
        return History.of(inLake, onTopic.orElse(List.of()));
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
