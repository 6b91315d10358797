package io.tidemill.tables.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.io.InputFile;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Reads chosen columns of a Parquet file, one row group at a time, into arrays.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> memory of one row group of the chosen columns.
 */
public final class ColumnFileReader implements AutoCloseable {
    private final ZstdCodecs codecs;
    private final PageDecoder decoder = new PageDecoder();
    private final ParquetFileReader reader;
    private final List<ColumnDescriptor> columns = new ArrayList<>();

    /** How the bytes of pages are treated. */
    public enum Checksums {
        /** Trusted. */
        TRUSTED,
        /** Compared with the checksum in the page's header. */
        VERIFIED
    }

    private ColumnFileReader(ParquetFileReader reader, ZstdCodecs codecs, List<String> names) {
        this.reader = reader;
        this.codecs = codecs;
        MessageType schema = reader.getFileMetaData().getSchema();
        List<Type> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(schema.getType(name));
            columns.add(schema.getColumnDescription(new String[] {name}));
        }
        reader.setRequestedSchema(new MessageType(schema.getName(), chosen));
    }

    /**
     * Opens a file.
     *
     * @param names of the columns to read, in the order in which {@link #read} fills them
     * @throws IOException if the file is not there or is no whole Parquet file
     */
    public static ColumnFileReader open(InputFile file, List<String> names, Checksums checksums) throws IOException {
        ZstdCodecs codecs = new ZstdCodecs();
        ParquetFileReader opened = null;
        try {
            ParquetReadOptions options = ParquetReadOptions.builder()
                    .withCodecFactory(codecs)
                    .withUseHadoopVectoredIo(false)
                    .usePageChecksumVerification(checksums == Checksums.VERIFIED)
                    .build();
            opened = ParquetFileReader.open(ParquetIo.input(file), options);
            return new ColumnFileReader(opened, codecs, names);
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.close();
            }
            codecs.release();
            throw e;
        }
    }

    /** Row groups of the file. */
    public int rowGroups() {
        return reader.getRowGroups().size();
    }

    /** Rows of a row group. */
    public int rows(int rowGroup) {
        return Math.toIntExact(reader.getRowGroups().get(rowGroup).getRowCount());
    }

    /** The smallest value of a LONG column in a row group, by its statistics; {@code Long.MIN_VALUE} if there are none. */
    public long min(int rowGroup, String column) {
        return statistics(rowGroup, column) instanceof LongStatistics longs && longs.hasNonNullValue()
                ? longs.getMin()
                : Long.MIN_VALUE;
    }

    /** The largest value of a LONG column in a row group, by its statistics; {@code Long.MAX_VALUE} if there are none. */
    public long max(int rowGroup, String column) {
        return statistics(rowGroup, column) instanceof LongStatistics longs && longs.hasNonNullValue()
                ? longs.getMax()
                : Long.MAX_VALUE;
    }

    /** Whether a row group can hold a text in a column, by its statistics. */
    public boolean mayHold(int rowGroup, String column, String text) {
        Statistics<?> statistics = statistics(rowGroup, column);
        if (statistics == null || !statistics.hasNonNullValue()) {
            return true;
        }
        return text.compareTo(statistics.minAsString()) >= 0 && text.compareTo(statistics.maxAsString()) <= 0;
    }

    /** An empty vector for each column that was chosen. */
    public ColumnVector[] vectors() {
        return columns.stream().map(column -> new ColumnVector(typeOf(column))).toArray(ColumnVector[]::new);
    }

    /**
     * Reads a row group.
     *
     * @param to from {@link #vectors} of a reader with the same columns; what they held is gone
     * @throws IOException if the bytes cannot be read or are not what the format says
     */
    public void read(int rowGroup, ColumnVector[] to) throws IOException {
        try (PageReadStore pages = reader.readRowGroup(rowGroup)) {
            int rows = Math.toIntExact(pages.getRowCount());
            for (int i = 0; i < to.length; i++) {
                to[i].begin(rows);
                decoder.decode(pages.getPageReader(columns.get(i)), to[i]);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("row group " + rowGroup + " of " + reader.getFile() + " cannot be decoded: " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        codecs.release();
    }

    private Statistics<?> statistics(int rowGroup, String column) {
        BlockMetaData block = reader.getRowGroups().get(rowGroup);
        for (ColumnChunkMetaData chunk : block.getColumns()) {
            if (chunk.getPath().toDotString().equals(column)) {
                return chunk.getStatistics();
            }
        }
        throw new IllegalArgumentException("no column " + column + " in " + reader.getFile());
    }

    private static ColumnType typeOf(ColumnDescriptor column) {
        PrimitiveTypeName name = column.getPrimitiveType().getPrimitiveTypeName();
        return switch (name) {
            case INT64 -> ColumnType.LONG;
            case INT32 -> ColumnType.INT;
            case DOUBLE -> ColumnType.DOUBLE;
            case BINARY ->
                column.getPrimitiveType().getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation
                        ? ColumnType.TEXT
                        : ColumnType.BYTES;
            default -> throw new IllegalArgumentException("columns of the lake hold no " + name);
        };
    }
}
