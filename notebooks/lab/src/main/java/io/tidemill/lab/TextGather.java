package io.tidemill.lab;

import io.tidemill.tables.parquet.ColumnVector;
import it.unimi.dsi.fastutil.bytes.Byte2IntOpenHashMap;
import it.unimi.dsi.fastutil.bytes.Byte2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ByteOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.strings.ByteDictionaryMap;

/**
 * A column of texts on its way into a Tablesaw column. While there are few different ones a row is one byte, here as in the
 * lake and in Tablesaw, and no text is looked up a row.
 */
final class TextGather extends ColumnGather {
    /** Texts that a byte can tell apart, with room for what Tablesaw keeps for itself and for a user's own. */
    private static final int MOST_IN_A_BYTE = 100;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private byte[] narrow;
    private int @Nullable [] wide;

    TextGather(int rows) {
        narrow = new byte[rows];
    }

    @Override
    void copy(ColumnVector vector, int from, int to, int at) {
        int[] rows = vector.ints();
        int[] own = own(vector, from, to);
        int[] many = wide;
        if (many == null && texts.size() > MOST_IN_A_BYTE) {
            many = widened(at);
            wide = many;
            narrow = new byte[0];
        }
        for (int row = from; row < to; row++) {
            int code = own[rows[row]];
            if (many == null) {
                narrow[at + row - from] = key(code);
            } else {
                many[at + row - from] = code;
            }
        }
    }

    /** Our code by the row group's, for those that these rows have. */
    private int[] own(ColumnVector vector, int from, int to) {
        int[] own = new int[vector.textCount()];
        Arrays.fill(own, -1);
        int[] rows = vector.ints();
        for (int row = from; row < to; row++) {
            int code = rows[row];
            if (own[code] < 0) {
                own[code] = codeOf(vector.text(code));
            }
        }
        return own;
    }

    private int[] widened(int rows) {
        int[] many = new int[narrow.length];
        for (int row = 0; row < rows; row++) {
            many[row] = code(narrow[row]);
        }
        return many;
    }

    private int codeOf(String text) {
        Integer known = codes.putIfAbsent(text, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    /** Tablesaw's own keys begin behind its smallest value, which means "missing". */
    private static byte key(int code) {
        return (byte) (Byte.MIN_VALUE + 1 + code);
    }

    private static int code(byte key) {
        return key - Byte.MIN_VALUE - 1;
    }

    @Override
    StringColumn column(String name) {
        int[] many = wide;
        if (many == null) {
            return texts.isEmpty() ? StringColumn.create(name) : byteColumn(name);
        }
        StringColumn column = StringColumn.create(name);
        for (int code : many) {
            column.append(texts.get(code));
        }
        return column;
    }

    private StringColumn byteColumn(String name) {
        int[] counts = new int[texts.size()];
        for (byte value : narrow) {
            counts[code(value)]++;
        }
        Byte2ObjectOpenHashMap<String> keyToValue = new Byte2ObjectOpenHashMap<>();
        Object2ByteOpenHashMap<String> valueToKey = new Object2ByteOpenHashMap<>();
        valueToKey.defaultReturnValue(Byte.MIN_VALUE);
        Byte2IntOpenHashMap keyToCount = new Byte2IntOpenHashMap();
        for (int code = 0; code < counts.length; code++) {
            keyToValue.put(key(code), texts.get(code));
            valueToKey.put(texts.get(code), key(code));
            keyToCount.put(key(code), counts[code]);
        }
        return StringColumn.createInternal(
                name,
                new ByteDictionaryMap.ByteDictionaryBuilder()
                        .setValues(narrow)
                        .setKeyToValue(keyToValue)
                        .setValueToKey(valueToKey)
                        .setKeyToCount(keyToCount)
                        .setNextIndex(key(counts.length - 1))
                        .build());
    }
}
