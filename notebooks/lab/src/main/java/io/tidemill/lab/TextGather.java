package io.tidemill.lab;

import io.tidemill.tables.parquet.ColumnVector;
import it.unimi.dsi.fastutil.bytes.Byte2IntOpenHashMap;
import it.unimi.dsi.fastutil.bytes.Byte2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ByteOpenHashMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Deque<int[]> wide = new ArrayDeque<>();
    private final Deque<byte[]> narrow = new ArrayDeque<>();

    @Override
    void take(ColumnVector vector, int from, int to) {
        int[] global = new int[vector.textCount()];
        Arrays.fill(global, -1);
        int[] rows = vector.ints();
        boolean fits = true;
        for (int row = from; row < to && fits; row++) {
            int code = rows[row];
            if (global[code] < 0) {
                global[code] = codeOf(vector.text(code));
            }
            fits = texts.size() <= MOST_IN_A_BYTE;
        }
        if (fits && wide.isEmpty()) {
            byte[] piece = new byte[to - from];
            for (int row = from; row < to; row++) {
                piece[row - from] = (byte) key(global[rows[row]]);
            }
            narrow.add(piece);
        } else {
            int[] piece = new int[to - from];
            for (int row = from; row < to; row++) {
                int code = rows[row];
                if (global[code] < 0) {
                    global[code] = codeOf(vector.text(code));
                }
                piece[row - from] = global[code];
            }
            wide.add(piece);
        }
    }

    private int codeOf(String text) {
        Integer known = codes.putIfAbsent(text, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    /** Tablesaw's own keys begin at its smallest value, which means "missing". */
    private static int key(int code) {
        return Byte.MIN_VALUE + 1 + code;
    }

    @Override
    StringColumn column(String name, int rows) {
        return wide.isEmpty() && !texts.isEmpty() ? byteColumn(name, rows) : textColumn(name);
    }

    private StringColumn byteColumn(String name, int rows) {
        byte[] values = new byte[rows];
        int row = 0;
        while (!narrow.isEmpty()) {
            byte[] piece = narrow.remove();
            System.arraycopy(piece, 0, values, row, piece.length);
            row += piece.length;
        }
        int[] counts = new int[texts.size()];
        for (byte value : values) {
            counts[value - Byte.MIN_VALUE - 1]++;
        }
        Byte2ObjectOpenHashMap<String> keyToValue = new Byte2ObjectOpenHashMap<>();
        Object2ByteOpenHashMap<String> valueToKey = new Object2ByteOpenHashMap<>();
        valueToKey.defaultReturnValue(Byte.MIN_VALUE);
        Byte2IntOpenHashMap keyToCount = new Byte2IntOpenHashMap();
        for (int code = 0; code < texts.size(); code++) {
            byte key = (byte) key(code);
            keyToValue.put(key, texts.get(code));
            valueToKey.put(texts.get(code), key);
            keyToCount.put(key, counts[code]);
        }
        return StringColumn.createInternal(
                name,
                new ByteDictionaryMap.ByteDictionaryBuilder()
                        .setValues(values)
                        .setKeyToValue(keyToValue)
                        .setValueToKey(valueToKey)
                        .setKeyToCount(keyToCount)
                        .setNextIndex(key(texts.size() - 1))
                        .build());
    }

    private StringColumn textColumn(String name) {
        StringColumn column = StringColumn.create(name);
        while (!narrow.isEmpty()) {
            for (byte value : narrow.remove()) {
                column.append(texts.get(value - Byte.MIN_VALUE - 1));
            }
        }
        while (!wide.isEmpty()) {
            for (int code : wide.remove()) {
                column.append(texts.get(code));
            }
        }
        return column;
    }
}
