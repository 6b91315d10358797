package io.tidemill.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.objectstore.LakePlace;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeOperations.TableSummary;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class UpCommandIT {
    private static final Pattern PUBLISHED = Pattern.compile("([0-9,]+) ([a-z_]+)");

    @TempDir
    Path folder;

    @Test
    void stoppedWhileItTradesTheLakeHasAllThatWasPublished() throws Exception {
        Path data = folder.resolve("data");
        try (NodeProcess up =
                NodeProcess.start(folder, "up", "--data", data.toString(), "--speed", "5", "--every", "1")) {
            up.awaitOut(" [1-9][0-9]* orders");
            up.terminate();
            assertThat(up.exitCode()).isEqualTo(Failures.DONE);
            assertThat(up.err()).isEmpty();
            Map<String, Long> published =
                    published(up.awaitOut("the lake has (.*)").group(1));
            assertThat(published).containsKeys("raw_frames", "book_deltas", "trades", "quotes", "orders");
            Map<String, Long> rows = rows(data.resolve("lake"));
            rows.keySet().retainAll(published.keySet());
            assertThat(rows).isEqualTo(published);
        }
        assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()))
                .noneMatch(line -> line.contains(folder.toString()));
    }

    static Map<String, Long> published(String words) {
        Map<String, Long> published = new HashMap<>();
        Matcher table = PUBLISHED.matcher(words);
        while (table.find()) {
            published.put(table.group(2), Long.parseLong(table.group(1).replace(",", "")));
        }
        return published;
    }

    static Map<String, Long> rows(Path lakeFolder) {
        try (LakePlace opened = LakePlace.open(lakeFolder);
                Lake lake = Lake.open(opened.config())) {
            return lake.operations().tables().stream()
                    .collect(Collectors.toMap(TableSummary::table, TableSummary::rows));
        }
    }
}
