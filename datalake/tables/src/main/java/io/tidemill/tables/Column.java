package io.tidemill.tables;

import io.tidemill.tables.parquet.ColumnType;

/**
 * A column of a table of the lake. Every column is required: a value that an event does not have is 0 or an empty text, as
 * the table says.
 *
 * @param name as it stands in the table
 * @param type what it holds
 * @param coding how its values lie in files
 */
public record Column(String name, ColumnType type, Coding coding) {
    /** How values lie in files. */
    public enum Coding {
        /** Each distinct value once, and a code a row: for what repeats. */
        DICTIONARY,
        /** Differences to the value before (whole numbers), or plain: for what hardly repeats. */
        DIRECT,
        /** As days since 1970; the date of the receive time. */
        DATE
    }

    static Column date(String name) {
        return new Column(name, ColumnType.INT, Coding.DATE);
    }

    static Column text(String name) {
        return new Column(name, ColumnType.TEXT, Coding.DICTIONARY);
    }

    static Column timeNs(String name) {
        return new Column(name, ColumnType.LONG, Coding.DIRECT);
    }

    static Column counter(String name) {
        return new Column(name, ColumnType.LONG, Coding.DIRECT);
    }

    static Column whole(String name) {
        return new Column(name, ColumnType.LONG, Coding.DICTIONARY);
    }

    static Column small(String name) {
        return new Column(name, ColumnType.INT, Coding.DICTIONARY);
    }

    static Column decimal(String name) {
        return new Column(name, ColumnType.DOUBLE, Coding.DICTIONARY);
    }

    static Column bytes(String name) {
        return new Column(name, ColumnType.BYTES, Coding.DIRECT);
    }
}
