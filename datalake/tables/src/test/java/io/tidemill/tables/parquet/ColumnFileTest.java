package io.tidemill.tables.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bulk reader against the reader of parquet-java, on columns that bring out every encoding. */
class ColumnFileTest {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("message row {"
            + " required int64 few_longs; required int64 rising; required int64 wild;"
            + " required double few_doubles; required double many_doubles;"
            + " required int32 few_ints; required int32 wild_ints;"
            + " required binary few_texts (STRING); required binary many_texts (STRING); required binary bytes; }");
    private static final List<String> DIRECT = List.of("rising", "wild", "wild_ints", "bytes");
    private static final List<String> NAMES =
            SCHEMA.getFields().stream().map(field -> field.getName()).toList();
    private static final long[] EDGES = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MIN_VALUE + 1, 1L << 53};

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 128, 129, 4096, 4097, 70_000, 300_000})
    void bulkReaderAgreesWithParquetJava(int rows) throws IOException {
        for (long seed = 1; seed <= (rows > 10_000 ? 2 : 6); seed++) {
            File file = folder.resolve(rows + "-" + seed + ".parquet").toFile();
            write(file, columns(rows, seed), shuffled(rows, seed));
            assertThat(bulk(file)).as("rows %d, seed %d", rows, seed).isEqualTo(generic(file));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 31, 32, 33, 56, 57, 58, 63})
    void deltasOfEveryWidthComeBack(int width) throws IOException {
        Random random = new Random(width);
        LongUnaryOperator step = any -> width == 0 ? 5 : random.nextLong() >>> (64 - width);
        ColumnBuffer buffer = new ColumnBuffer(ColumnType.LONG);
        long value = 0;
        for (int i = 0; i < 1000; i++) {
            buffer.add(value);
            value += step.applyAsLong(i);
        }
        MessageType schema = MessageTypeParser.parseMessageType("message row { required int64 rising; }");
        File file = folder.resolve("delta.parquet").toFile();
        new ColumnFileWriter(schema, List.of("rising"))
                .write(
                        org.apache.iceberg.Files.localOutput(file),
                        List.of(buffer),
                        IntStream.range(0, 1000).toArray(),
                        0,
                        1000);
        try (ColumnFileReader reader = ColumnFileReader.open(
                org.apache.iceberg.Files.localInput(file), List.of("rising"), ColumnFileReader.Checksums.VERIFIED)) {
            ColumnVector[] vectors = reader.vectors();
            reader.read(0, vectors);
            for (int i = 0; i < 1000; i++) {
                assertThat(vectors[0].longs()[i]).isEqualTo(buffer.longAt(i));
            }
        }
    }

    @Test
    void aFileWithAByteChangedIsRefused() throws IOException {
        File file = folder.resolve("broken.parquet").toFile();
        write(file, columns(5000, 3), shuffled(5000, 3));
        byte[] bytes = Files.readAllBytes(file.toPath());
        bytes[bytes.length / 3] ^= 0x40;
        Files.write(file.toPath(), bytes);
        assertThatThrownBy(() -> bulk(file))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(IOException.class),
                        e -> assertThat(e).isInstanceOf(RuntimeException.class));
    }

    @Test
    void aFileCutShortIsRefused() throws IOException {
        File file = folder.resolve("short.parquet").toFile();
        write(file, columns(5000, 3), shuffled(5000, 3));
        byte[] bytes = Files.readAllBytes(file.toPath());
        Files.write(file.toPath(), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> bulk(file)).isInstanceOf(RuntimeException.class);
    }

    private static List<ColumnBuffer> columns(int rows, long seed) {
        Random random = new Random(seed);
        List<ColumnBuffer> columns = new ArrayList<>();
        for (var column : SCHEMA.getColumns()) {
            columns.add(new ColumnBuffer(
                    switch (column.getPrimitiveType().getPrimitiveTypeName()) {
                        case INT64 -> ColumnType.LONG;
                        case INT32 -> ColumnType.INT;
                        case DOUBLE -> ColumnType.DOUBLE;
                        default -> column.getPath()[0].equals("bytes") ? ColumnType.BYTES : ColumnType.TEXT;
                    }));
        }
        long rising = 1_723_000_000_000_000_000L;
        int run = 0;
        int runText = 0;
        for (int row = 0; row < rows; row++) {
            if (run-- == 0) {
                run = random.nextInt(40);
                runText = random.nextInt(5);
            }
            rising += random.nextInt(4) == 0 ? random.nextInt(1 << random.nextInt(30)) : 0;
            columns.get(0).add(EDGES[random.nextInt(EDGES.length)]);
            columns.get(1).add(rising);
            columns.get(2).add(random.nextInt(10) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextLong());
            columns.get(3).add(random.nextInt(300) / 100.0);
            columns.get(4).add(random.nextInt(100) == 0 ? -0.0 : random.nextDouble());
            columns.get(5).add(runText);
            columns.get(6).add(random.nextInt());
            columns.get(7).add("text-" + runText);
            columns.get(8).add("much longer text, so that the dictionary overflows " + random.nextInt());
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            columns.get(9).add(bytes, 0, bytes.length);
        }
        return columns;
    }

    private static int[] shuffled(int rows, long seed) {
        int[] order = IntStream.range(0, rows).toArray();
        Random random = new Random(seed);
        for (int i = 0; i < rows / 10; i++) {
            int left = random.nextInt(rows);
            int right = random.nextInt(rows);
            int swap = order[left];
            order[left] = order[right];
            order[right] = swap;
        }
        return order;
    }

    private static void write(File file, List<ColumnBuffer> columns, int[] order) throws IOException {
        new ColumnFileWriter(SCHEMA, DIRECT)
                .write(org.apache.iceberg.Files.localOutput(file), columns, order, 0, order.length);
    }

    private static List<String> bulk(File file) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ColumnFileReader reader = ColumnFileReader.open(
                org.apache.iceberg.Files.localInput(file), NAMES, ColumnFileReader.Checksums.VERIFIED)) {
            ColumnVector[] vectors = reader.vectors();
            for (int group = 0; group < reader.rowGroups(); group++) {
                reader.read(group, vectors);
                for (int row = 0; row < reader.rows(group); row++) {
                    StringBuilder text = new StringBuilder();
                    for (ColumnVector vector : vectors) {
                        text.append(
                                        switch (vector.type()) {
                                            case LONG -> Long.toString(vector.longs()[row]);
                                            case DOUBLE -> Double.toString(vector.doubles()[row]);
                                            case INT -> Integer.toString(vector.ints()[row]);
                                            case TEXT -> vector.textAt(row);
                                            case BYTES -> new String(vector.bytes()[row], StandardCharsets.ISO_8859_1);
                                        })
                                .append('|');
                    }
                    rows.add(text.toString());
                }
            }
        }
        return rows;
    }

    private static List<String> generic(File file) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ParquetReader<Group> reader =
                new GroupReader(ParquetIo.input(org.apache.iceberg.Files.localInput(file))).build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < NAMES.size(); i++) {
                    text.append(
                                    switch (NAMES.get(i)) {
                                        case "bytes" ->
                                            new String(group.getBinary(i, 0).getBytes(), StandardCharsets.ISO_8859_1);
                                        default -> group.getValueToString(i, 0);
                                    })
                            .append('|');
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    /** The plain reader of parquet-java, row by row. */
    private static final class GroupReader extends ParquetReader.Builder<Group> {
        GroupReader(InputFile file) {
            super(file);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
