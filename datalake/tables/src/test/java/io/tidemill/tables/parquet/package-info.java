/** Tests of the files. */
@NullMarked
package io.tidemill.tables.parquet;

import org.jspecify.annotations.NullMarked;
