package io.tidemill.tables.parquet;

/** What a column holds. */
public enum ColumnType {
    /** 64-bit whole numbers. */
    LONG,
    /** 32-bit whole numbers; dates too, as days since 1970. */
    INT,
    /** 64-bit floating point. */
    DOUBLE,
    /** UTF-8 text; few distinct values in each file. */
    TEXT,
    /** Bytes, each value different. */
    BYTES
}
