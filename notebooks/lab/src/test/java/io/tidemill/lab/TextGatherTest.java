package io.tidemill.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import io.tidemill.tables.Trial;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TextGatherTest {
    @Test
    void manyAndFewTextsComeOutAsTheyWentIn(@TempDir Path folder) {
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            fill(lake, 2_000);
            Table trials =
                    TableLoad.whole(lake.reader(), LakeTable.TRIALS, 10_000).rows(null, Times.ALWAYS);
            StringColumn parameters = trials.stringColumn("parameters");
            assertThat(parameters.countUnique()).isEqualTo(2_000);
            assertThat(parameters.get(1_999)).isEqualTo("{\"x\":1999}");
            StringColumn sample = trials.stringColumn("sample");
            assertThat(sample.get(0)).isEqualTo("IN");
            assertThat(sample.get(1)).isEqualTo("OUT");
            // it can be written to like any other
            sample.append("IN").append("else");
            assertThat(sample.get(2_001)).isEqualTo("else");
            assertThat(sample.get(2_000)).isEqualTo("IN");
            assertThat(sample.isEqualTo("IN").size()).isEqualTo(1_001);
            assertThat(sample.copy().countUnique()).isEqualTo(3);
        }
    }

    private static void fill(Lake lake, int rows) {
        try (LakeWriter writer = lake.writer("test")) {
            LakeSource source = writer.source("sweep/test", SourceKind.RESEARCH);
            for (int i = 0; i < rows; i++) {
                Trial.Sample sample = i % 2 == 0 ? Trial.Sample.IN : Trial.Sample.OUT;
                source.trial(new Trial(
                        i, "s", i, "{\"x\":" + i + "}", 0, sample, 0, 1, 0.5, "{}", 1, "{}", "c", 1_000L + i));
            }
            source.complete();
            writer.commit(Map.of());
        }
    }
}
