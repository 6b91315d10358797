/**
 * Parquet files as columns: a writer that takes whole columns, and a bulk reader that decodes pages straight into primitive
 * arrays. Only flat files with required columns, as all tables of the lake are.
 *
 * <pre>
 *   ColumnBuffer[] ─► ColumnFileWriter ─► file ─► ColumnFileReader ─► PageDecoder ─► ColumnVector (long[] double[] int[] ...)
 *                            └─────── ZstdCodecs ───────┘
 * </pre>
 */
@NullMarked
package io.tidemill.tables.parquet;

import org.jspecify.annotations.NullMarked;
