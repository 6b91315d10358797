package io.tidemill.tables.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesReader;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayReader;
import org.apache.parquet.column.values.plain.BinaryPlainValuesReader;

/**
 * Decodes the pages of one column chunk into a {@link ColumnVector}. Columns are required and flat, so a page is nothing but
 * its values: no levels. Numbers are decoded by {@link PackedInts} into arrays; texts and bytes that are not in a dictionary
 * are rare, and go through the readers of parquet-java.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Source:</b> Apache Parquet, Encodings.md, 2024.
 */
final class PageDecoder {
    private long[] longDictionary = {};
    private double[] doubleDictionary = {};
    private int[] intDictionary = {};
    private int[] codes = {};

    void decode(PageReader pages, ColumnVector to) throws IOException {
        DictionaryPage dictionary = pages.readDictionaryPage();
        if (dictionary != null) {
            readDictionary(dictionary, to);
        }
        int row = 0;
        while (row < to.rows()) {
            DataPage page = pages.readPage();
            if (page == null) {
                throw new IOException("a column must have " + to.rows() + " values, had " + row);
            }
            readPage(page, to, row);
            row += page.getValueCount();
        }
    }

    private void readPage(DataPage page, ColumnVector to, int row) throws IOException {
        if (page instanceof DataPageV2 v2) {
            readValues(v2.getDataEncoding(), v2.getData(), v2.getValueCount(), to, row);
        } else if (page instanceof DataPageV1 v1) {
            readValues(v1.getValueEncoding(), v1.getBytes(), v1.getValueCount(), to, row);
        } else {
            throw new IOException("unknown kind of page " + page.getClass());
        }
    }

    private void readValues(Encoding encoding, BytesInput data, int count, ColumnVector to, int row)
            throws IOException {
        HeapBytes bytes = HeapBytes.of(data).padded();
        switch (encoding) {
            case PLAIN -> plain(bytes.buffer(), count, to, row);
            case RLE_DICTIONARY, PLAIN_DICTIONARY -> dictionary(bytes, count, to, row);
            case DELTA_BINARY_PACKED -> delta(bytes, count, to, row);
            case DELTA_BYTE_ARRAY -> binaries(new DeltaByteArrayReader(), bytes.buffer(), count, to, row);
            case DELTA_LENGTH_BYTE_ARRAY ->
                binaries(new DeltaLengthByteArrayValuesReader(), bytes.buffer(), count, to, row);
            default -> throw new IOException("encoding " + encoding + " is not used in files of the lake");
        }
    }

    private static void plain(ByteBuffer bytes, int count, ColumnVector to, int row) throws IOException {
        switch (to.type()) {
            case LONG -> bytes.asLongBuffer().get(to.longs(), row, count);
            case DOUBLE -> bytes.asDoubleBuffer().get(to.doubles(), row, count);
            case INT -> bytes.asIntBuffer().get(to.ints(), row, count);
            case TEXT, BYTES -> binaries(new BinaryPlainValuesReader(), bytes, count, to, row);
        }
    }

    private void dictionary(HeapBytes bytes, int count, ColumnVector to, int row) {
        if (to.type() == ColumnType.TEXT) {
            PackedInts.hybrid(bytes.array, bytes.start, bytes.end, count, to.ints(), row);
            return;
        }
        codes = codes.length < count ? new int[count] : codes;
        PackedInts.hybrid(bytes.array, bytes.start, bytes.end, count, codes, 0);
        switch (to.type()) {
            case LONG -> {
                long[] target = to.longs();
                for (int i = 0; i < count; i++) {
                    target[row + i] = longDictionary[codes[i]];
                }
            }
            case DOUBLE -> {
                double[] target = to.doubles();
                for (int i = 0; i < count; i++) {
                    target[row + i] = doubleDictionary[codes[i]];
                }
            }
            default -> {
                int[] target = to.ints();
                for (int i = 0; i < count; i++) {
                    target[row + i] = intDictionary[codes[i]];
                }
            }
        }
    }

    private static void delta(HeapBytes bytes, int count, ColumnVector to, int row) throws IOException {
        if (to.type() == ColumnType.LONG) {
            PackedInts.delta(bytes.array, bytes.start, bytes.end, count, to.longs(), row);
        } else if (to.type() == ColumnType.INT) {
            long[] wide = new long[count];
            PackedInts.delta(bytes.array, bytes.start, bytes.end, count, wide, 0);
            for (int i = 0; i < count; i++) {
                to.ints()[row + i] = (int) wide[i];
            }
        } else {
            throw new IOException("DELTA_BINARY_PACKED holds whole numbers, not " + to.type());
        }
    }

    private static void binaries(ValuesReader reader, ByteBuffer bytes, int count, ColumnVector to, int row)
            throws IOException {
        reader.initFromPage(count, ByteBufferInputStream.wrap(bytes));
        for (int i = row; i < row + count; i++) {
            byte[] value = reader.readBytes().getBytes();
            if (to.type() == ColumnType.TEXT) {
                to.ints()[i] = to.intern(new String(value, StandardCharsets.UTF_8));
            } else {
                to.bytes()[i] = value;
            }
        }
    }

    private void readDictionary(DictionaryPage page, ColumnVector to) throws IOException {
        int count = page.getDictionarySize();
        ByteBuffer bytes = HeapBytes.of(page.getBytes()).buffer();
        switch (to.type()) {
            case LONG -> {
                longDictionary = longDictionary.length < count ? new long[count] : longDictionary;
                bytes.asLongBuffer().get(longDictionary, 0, count);
            }
            case DOUBLE -> {
                doubleDictionary = doubleDictionary.length < count ? new double[count] : doubleDictionary;
                bytes.asDoubleBuffer().get(doubleDictionary, 0, count);
            }
            case INT -> {
                intDictionary = intDictionary.length < count ? new int[count] : intDictionary;
                bytes.asIntBuffer().get(intDictionary, 0, count);
            }
            case TEXT -> {
                for (int i = 0; i < count; i++) {
                    byte[] text = new byte[bytes.getInt()];
                    bytes.get(text);
                    to.intern(new String(text, StandardCharsets.UTF_8));
                }
            }
            case BYTES -> throw new IOException("a column of bytes must have no dictionary");
        }
    }
}
