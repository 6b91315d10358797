package io.tidemill.lab;

import io.tidemill.backtester.statistics.Curve;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/** A curve of a backtest as a table. */
final class CurveTable {
    private CurveTable() {}

    static Table of(String name, Curve curve, List<String> columns) {
        InstantColumn time = InstantColumn.create("time");
        LongColumn timeNs = LongColumn.create("timeNs");
        PackedTimes packed = new PackedTimes();
        for (long each : curve.timeNs()) {
            time.appendInternal(packed.pack(each));
            timeNs.append(each);
        }
        Table table = Table.create(name, time);
        for (String column : columns) {
            DoubleColumn values = DoubleColumn.create(column);
            for (@Nullable Double value : curve.column(column)) {
                values.append(value);
            }
            table.addColumns(values);
        }
        return table.addColumns(timeNs);
    }
}
