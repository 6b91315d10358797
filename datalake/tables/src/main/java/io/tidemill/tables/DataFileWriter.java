package io.tidemill.tables;

import io.tidemill.tables.parquet.ColumnFileWriter;
import java.io.IOException;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.OutputFile;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/** Writes data files of one table; nobody sees them until they are committed. */
final class DataFileWriter {
    private final LakeTable kind;
    private final Table table;
    private final String prefix;
    private final ColumnFileWriter columns;

    DataFileWriter(LakeTable kind, Table table, String writer) {
        this.kind = kind;
        this.table = table;
        prefix = filePrefix(writer);
        columns = new ColumnFileWriter(
                FileSchema.of(kind),
                kind.columns().stream()
                        .filter(column -> column.coding() == Column.Coding.DIRECT)
                        .map(Column::name)
                        .toList());
    }

    /** The begin of the name of each file that a writer makes. */
    static String filePrefix(String writer) {
        return writer.replaceAll("[^A-Za-z0-9_-]", "-") + "--";
    }

    DataFile write(TableBuffer buffer, TableBuffer.Part part) throws IOException {
        PartitionData partition = new PartitionData(table.spec().partitionType());
        partition.set(0, part.day);
        if (kind.hasVenue()) {
            partition.set(1, part.venue);
        }
        String location = table.locationProvider()
                .newDataLocation(table.spec(), partition, prefix + UUID.randomUUID() + ".parquet");
        OutputFile file = table.io().newOutputFile(location);
        try {
            ParquetMetadata footer = columns.write(file, buffer.columns(), part.order, 0, part.order.length);
            return DataFiles.builder(table.spec())
                    .withPath(location)
                    .withFormat(FileFormat.PARQUET)
                    .withPartition(partition)
                    .withFileSizeInBytes(file.toInputFile().getLength())
                    .withMetrics(FileSchema.metrics(kind, footer, MetricsConfig.forTable(table)))
                    .withSplitOffsets(FileSchema.splitOffsets(footer))
                    .withSortOrder(table.sortOrder())
                    .build();
        } catch (IOException | RuntimeException e) {
            deleteQuietly(location);
            throw e;
        }
    }

    /** Best effort: a file that stays is referred to by no snapshot, and the next start of its writer removes it. */
    void deleteQuietly(String location) {
        try {
            table.io().deleteFile(location);
        } catch (RuntimeException e) {
            LakeWriter.LOG.warn("{} stays behind as an orphan until the next start: {}", location, e.toString());
        }
    }
}
