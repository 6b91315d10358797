package io.tidemill.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.frame.FrameChannel;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Table;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Iceberg's own code is the twin. */
class FileSchemaTest {
    @Test
    void everyTableHasTheSchemaThatIcebergGivesIt() {
        for (LakeTable table : LakeTable.values()) {
            assertThat(FileSchema.of(table))
                    .isEqualTo(ParquetSchemaUtil.convert(LakeCatalog.schema(table), table.tableName()));
        }
    }

    @Test
    void everyFileHasTheMetricsThatIcebergGivesIt(@TempDir Path folder) throws Exception {
        try (Lake lake = Lake.open(LakeConfig.local(folder));
                LakeCatalog catalog = new LakeCatalog(LakeConfig.local(folder))) {
            fill(lake);
            List<LakeTable> seen = new ArrayList<>();
            for (LakeTable kind : LakeTable.values()) {
                Table table = catalog.table(kind);
                LakeReader reader = lake.reader();
                for (FilePlan.Planned planned : reader.files(kind, List.of(), Long.MIN_VALUE, Long.MAX_VALUE)) {
                    DataFile file = planned.file();
                    ParquetMetadata footer = footer(file);
                    MetricsConfig config = MetricsConfig.forTable(table);
                    Metrics twin = ParquetUtil.footerMetrics(footer, Stream.empty(), config);
                    Metrics own = FileSchema.metrics(kind, footer, config);
                    assertThat(own.recordCount()).isEqualTo(twin.recordCount());
                    assertThat(own.columnSizes()).isEqualTo(twin.columnSizes());
                    assertThat(own.valueCounts()).isEqualTo(twin.valueCounts());
                    assertThat(own.nullValueCounts()).isEqualTo(twin.nullValueCounts());
                    assertThat(own.lowerBounds()).isEqualTo(twin.lowerBounds());
                    assertThat(own.upperBounds()).isEqualTo(twin.upperBounds());
                    assertThat(FileSchema.splitOffsets(footer)).isEqualTo(ParquetUtil.getSplitOffsets(footer));
                    seen.add(kind);
                }
            }
            assertThat(seen).contains(LakeTable.BOOK_DELTAS, LakeTable.TRADES, LakeTable.INSTRUMENTS);
        }
    }

    private static void fill(Lake lake) {
        try (LakeWriter writer = lake.writer("test")) {
            LakeSource source = writer.source("file/generated", SourceKind.FILE);
            GeneratedEvents.instruments().forEach(instrument -> source.instrument(instrument, 1));
            new GeneratedEvents(7).next(20_000, source.market());
            source.frames()
                    .frame(
                            "BINANCE",
                            FrameChannel.REPLY,
                            1,
                            9,
                            "a context of more than sixteen letters",
                            new byte[1],
                            0,
                            1);
            source.complete();
            writer.commit(Map.of());
        }
    }

    private static ParquetMetadata footer(DataFile file) throws Exception {
        Path path = Path.of(URI.create(file.location()));
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path))) {
            return reader.getFooter();
        }
    }
}
