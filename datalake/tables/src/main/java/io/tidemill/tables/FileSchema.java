package io.tidemill.tables;

import io.tidemill.tables.parquet.ColumnType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.MetricsModes;
import org.apache.iceberg.MetricsModes.MetricsMode;
import org.apache.iceberg.expressions.Literal;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.UnicodeUtil;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types.MessageTypeBuilder;
import org.apache.parquet.schema.Types.PrimitiveBuilder;

/**
 * The columns of a table as a Parquet schema, and the footer of a file as Iceberg's metrics. Iceberg has both in a module of
 * its own, whose types are other ones in the jar that Spark needs; without that module one class path serves both.
 */
final class FileSchema {
    private FileSchema() {}

    /** The schema of the files: flat, all required, ids by position from 1. */
    static MessageType of(LakeTable table) {
        MessageTypeBuilder builder = org.apache.parquet.schema.Types.buildMessage();
        for (int i = 0; i < table.columns().size(); i++) {
            builder.addField(field(table.columns().get(i), i + 1));
        }
        return builder.named(table.tableName());
    }

    private static Type field(Column column, int id) {
        PrimitiveBuilder<org.apache.parquet.schema.PrimitiveType> type =
                org.apache.parquet.schema.Types.required(primitive(column.type()));
        if (column.type() == ColumnType.TEXT) {
            type = type.as(LogicalTypeAnnotation.stringType());
        } else if (column.coding() == Column.Coding.DATE) {
            type = type.as(LogicalTypeAnnotation.dateType());
        }
        return type.id(id).named(column.name());
    }

    private static PrimitiveTypeName primitive(ColumnType type) {
        return switch (type) {
            case LONG -> PrimitiveTypeName.INT64;
            case INT -> PrimitiveTypeName.INT32;
            case DOUBLE -> PrimitiveTypeName.DOUBLE;
            case TEXT, BYTES -> PrimitiveTypeName.BINARY;
        };
    }

    /** Where each row group begins, ascending. */
    static List<Long> splitOffsets(ParquetMetadata footer) {
        return footer.getBlocks().stream()
                .map(BlockMetaData::getStartingPos)
                .sorted()
                .toList();
    }

    /** Rows, sizes, counts and bounds of each column, as far as the table's configuration wants them. */
    static Metrics metrics(LakeTable table, ParquetMetadata footer, MetricsConfig config) {
        long rows = 0;
        Map<Integer, Long> sizes = new HashMap<>();
        Map<Integer, Long> values = new HashMap<>();
        Map<Integer, Long> nulls = new HashMap<>();
        Map<Integer, Bounds> bounds = new HashMap<>();
        for (BlockMetaData block : footer.getBlocks()) {
            rows += block.getRowCount();
            for (ColumnChunkMetaData chunk : block.getColumns()) {
                int index = table.indexOf(chunk.getPath().toDotString());
                Column column = table.columns().get(index);
                if (config.columnMode(column.name()) != MetricsModes.None.get()) {
                    sizes.merge(index + 1, chunk.getTotalSize(), Long::sum);
                    values.merge(index + 1, chunk.getValueCount(), Long::sum);
                    nulls.put(index + 1, 0L);
                    bounds.computeIfAbsent(index + 1, id -> new Bounds(column, config.columnMode(column.name())))
                            .include(chunk.getStatistics());
                }
            }
        }
        Map<Integer, ByteBuffer> lower = new HashMap<>();
        Map<Integer, ByteBuffer> upper = new HashMap<>();
        bounds.forEach((id, bound) -> bound.putTo(id, lower, upper));
        return new Metrics(rows, sizes, values, nulls, new HashMap<>(), lower, upper);
    }

    /** The smallest and the largest value of a column over all row groups. */
    private static final class Bounds {
        private final Column column;
        private final MetricsMode mode;
        private final List<Statistics<?>> groups = new ArrayList<>();

        Bounds(Column column, MetricsMode mode) {
            this.column = column;
            this.mode = mode;
        }

        void include(Statistics<?> statistics) {
            groups.add(statistics);
        }

        void putTo(int id, Map<Integer, ByteBuffer> lower, Map<Integer, ByteBuffer> upper) {
            // a group without statistics could hold anything
            if (mode == MetricsModes.Counts.get() || groups.stream().anyMatch(group -> !group.hasNonNullValue())) {
                return;
            }
            switch (column.type()) {
                case LONG -> {
                    put(id, lower, Types.LongType.get(), least(Long.class, false));
                    put(id, upper, Types.LongType.get(), least(Long.class, true));
                }
                case INT -> {
                    put(id, lower, Types.IntegerType.get(), least(Integer.class, false));
                    put(id, upper, Types.IntegerType.get(), least(Integer.class, true));
                }
                case DOUBLE -> {
                    put(id, lower, Types.DoubleType.get(), least(Double.class, false));
                    put(id, upper, Types.DoubleType.get(), least(Double.class, true));
                }
                case TEXT -> putText(id, lower, upper);
                case BYTES -> {
                    // nobody looks for them by their bounds
                }
            }
        }

        private void putText(int id, Map<Integer, ByteBuffer> lower, Map<Integer, ByteBuffer> upper) {
            String least = text(false);
            String most = text(true);
            if (mode instanceof MetricsModes.Truncate truncate) {
                put(id, lower, UnicodeUtil.truncateStringMin(Literal.of(least), truncate.length()));
                put(id, upper, UnicodeUtil.truncateStringMax(Literal.of(most), truncate.length()));
            } else {
                put(id, lower, Types.StringType.get(), least);
                put(id, upper, Types.StringType.get(), most);
            }
        }

        private static void put(
                int id,
                Map<Integer, ByteBuffer> to,
                @org.jspecify.annotations.Nullable Literal<CharSequence> truncated) {
            // no text of that length is larger: no bound
            if (truncated != null) {
                to.put(id, truncated.toByteBuffer());
            }
        }

        private static void put(int id, Map<Integer, ByteBuffer> to, org.apache.iceberg.types.Type type, Object value) {
            to.put(id, Conversions.toByteBuffer(type, value));
        }

        private <T extends Comparable<T>> T least(Class<T> type, boolean most) {
            return groups.stream()
                    .map(group -> type.cast(most ? group.genericGetMax() : group.genericGetMin()))
                    .reduce((left, right) -> (left.compareTo(right) < 0) == most ? right : left)
                    .orElseThrow(() -> new IllegalStateException("a file must have a row group"));
        }

        private String text(boolean most) {
            return groups.stream()
                    .map(group -> most ? group.maxAsString() : group.minAsString())
                    .reduce((left, right) -> (left.compareTo(right) < 0) == most ? right : left)
                    .orElseThrow(() -> new IllegalStateException("a file must have a row group"));
        }
    }
}
