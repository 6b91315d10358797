package io.tidemill.tables;

import io.tidemill.tables.parquet.ColumnVector;
import java.util.List;

/** One row group of a replay, decoded: what its runs share. Reused by the next row group of its kind. */
final class ReplayChunk {
    private final MarketKind kind;
    private final List<String> columns;
    private final ColumnVector[] vectors;
    private String file = "";
    private int runs;

    ReplayChunk(MarketKind kind, ColumnVector[] vectors) {
        this.kind = kind;
        this.vectors = vectors;
        columns = columns(kind);
    }

    /** The columns that a replay of this kind needs. */
    static List<String> columns(MarketKind kind) {
        return LakeReader.columnNames(kind.table()).stream()
                .filter(name -> !name.equals("day") && !name.equals("venue"))
                .toList();
    }

    MarketKind kind() {
        return kind;
    }

    ColumnVector[] vectors() {
        return vectors;
    }

    String file() {
        return file;
    }

    void begin(String ofFile) {
        file = ofFile;
        runs = 0;
    }

    void runBegins() {
        runs++;
    }

    /** Whether that was the last one. */
    boolean runEnds() {
        return --runs == 0;
    }

    boolean hasRuns() {
        return runs > 0;
    }

    ColumnVector vector(String column) {
        return vectors[columns.indexOf(column)];
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    long[] longs(String column) {
        return has(column) ? vector(column).longs() : new long[0];
    }

    double[] doubles(String column) {
        return has(column) ? vector(column).doubles() : new double[0];
    }

    int[] ints(String column) {
        return has(column) ? vector(column).ints() : new int[0];
    }

    /** The constants of an enum by the codes of a column, so that no text is read in the middle of a replay. */
    <E extends Enum<E>> E[] byCode(String column, Class<E> type, E[] none) {
        if (!has(column)) {
            return none;
        }
        ColumnVector texts = vector(column);
        E[] byCode = java.util.Arrays.copyOf(none, texts.textCount());
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = Enum.valueOf(type, texts.text(code));
        }
        return byCode;
    }
}
