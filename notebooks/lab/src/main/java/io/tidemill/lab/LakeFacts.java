package io.tidemill.lab;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.research.fold.Span;
import io.tidemill.tables.Gap;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeOperations;
import io.tidemill.tables.LakeReader;
import io.tidemill.tables.LakeTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What there is in a lake: tables, instruments, days, gaps. */
final class LakeFacts {
    private static final List<LakeTable> MARKET =
            List.of(LakeTable.TRADES, LakeTable.QUOTES, LakeTable.BOOK_DELTAS, LakeTable.GAPS);
    private static final double MB = 1 << 20;
    private static final double SECOND_NS = 1e9;

    private final Lake lake;

    LakeFacts(Lake lake) {
        this.lake = lake;
    }

    Table tables() {
        StringColumn table = StringColumn.create("table");
        LongColumn rows = LongColumn.create("rows");
        LongColumn files = LongColumn.create("files");
        DoubleColumn size = DoubleColumn.create("sizeMb");
        IntColumn snapshots = IntColumn.create("snapshots");
        InstantColumn first = InstantColumn.create("firstReceiveTime");
        InstantColumn last = InstantColumn.create("lastReceiveTime");
        PackedTimes packed = new PackedTimes();
        for (LakeOperations.TableSummary each : lake.operations().tables()) {
            table.append(each.table());
            rows.append(each.rows());
            files.append(each.files());
            size.append(each.bytes() / MB);
            snapshots.append(each.snapshots());
            append(first, packed, each.oldestNs() == Long.MAX_VALUE ? Long.MIN_VALUE : each.oldestNs());
            append(last, packed, each.freshestNs());
        }
        return Table.create("tables of the lake", table, rows, files, size, snapshots, first, last);
    }

    Table instruments() {
        StringColumn instrument = StringColumn.create("instrument");
        StringColumn kind = StringColumn.create("kind");
        StringColumn base = StringColumn.create("base");
        StringColumn quote = StringColumn.create("quote");
        DoubleColumn tick = DoubleColumn.create("tickSize");
        DoubleColumn lot = DoubleColumn.create("lotSize");
        DoubleColumn least = DoubleColumn.create("minSize");
        DoubleColumn notional = DoubleColumn.create("minNotional");
        InstantColumn first = InstantColumn.create("firstReceiveTime");
        InstantColumn last = InstantColumn.create("lastReceiveTime");
        PackedTimes packed = new PackedTimes();
        LakeReader reader = lake.reader();
        for (Instrument each : reader.instruments().newest()) {
            instrument.append(each.name());
            kind.append(each.kind().name());
            base.append(each.base());
            quote.append(each.quote());
            tick.append(each.tick().toDouble(1));
            lot.append(each.lot().toDouble(1));
            least.append(each.lot().toDouble(each.minSizeLots()));
            notional.append(each.minNotional());
            Span span = extent(reader, each.name());
            append(first, packed, span.fromNs());
            append(last, packed, span.equals(Times.ALWAYS) ? Long.MIN_VALUE : span.toNs() - 1);
        }
        return Table.create(
                "instruments of the lake", instrument, kind, base, quote, tick, lot, least, notional, first, last);
    }

    /** Rows by day of one instrument. */
    Table days(LakeReader reader, String instrument) {
        Map<LocalDate, long[]> days = new TreeMap<>();
        for (int i = 0; i < MARKET.size(); i++) {
            LakeTable table = MARKET.get(i);
            int index = i;
            List<String> columns = List.of(table.sortKey(), "receive_time_ns");
            reader.scan(table, List.of(instrument), columns, Long.MIN_VALUE, Long.MAX_VALUE, batch -> {
                for (RowSlice slice : RowSlice.of(table, batch, instrument, Times.ALWAYS)) {
                    // a file, and so a slice, lies in one day
                    long timeNs = batch.longs("receive_time_ns")[slice.from()];
                    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(timeNs, Times.DAY_NS));
                    days.computeIfAbsent(day, key -> new long[MARKET.size()])[index] += slice.rows();
                }
            });
        }
        DateColumn day = DateColumn.create("day");
        List<LongColumn> counts = MARKET.stream()
                .map(table -> LongColumn.create(ColumnGather.name(table.tableName())))
                .toList();
        days.forEach((date, rows) -> {
            day.append(date);
            for (int i = 0; i < rows.length; i++) {
                counts.get(i).append(rows[i]);
            }
        });
        Table table = Table.create(instrument + " by day", day);
        counts.forEach(table::addColumns);
        return table;
    }

    Table gaps(Span span) {
        StringColumn instrument = StringColumn.create("instrument");
        StringColumn reason = StringColumn.create("reason");
        InstantColumn from = InstantColumn.create("receiveTime");
        InstantColumn until = InstantColumn.create("untilTime");
        DoubleColumn seconds = DoubleColumn.create("seconds");
        BooleanColumn closed = BooleanColumn.create("closed");
        LongColumn fromNs = LongColumn.create("receiveTimeNs");
        LongColumn untilNs = LongColumn.create("untilNs");
        PackedTimes packed = new PackedTimes();
        for (Gap gap : lake.operations().gaps(span.fromNs(), span.toNs())) {
            instrument.append(gap.instrument());
            reason.append(gap.reason().name());
            append(from, packed, gap.receiveTimeNs());
            closed.append(gap.isClosed());
            fromNs.append(gap.receiveTimeNs());
            if (gap.isClosed()) {
                append(until, packed, gap.untilNs());
                seconds.append((gap.untilNs() - gap.receiveTimeNs()) / SECOND_NS);
                untilNs.append(gap.untilNs());
            } else {
                until.appendMissing();
                seconds.appendMissing();
                untilNs.appendMissing();
            }
        }
        return Table.create("gaps", instrument, reason, from, until, seconds, closed, fromNs, untilNs);
    }

    /** From the first to the last market event of an instrument; always, if it has none. */
    static Span extent(LakeReader reader, String instrument) {
        return reader.range(List.of(instrument))
                .map(range -> new Span(range.firstNs(), range.lastNs() + 1))
                .orElse(Times.ALWAYS);
    }

    private static void append(InstantColumn column, PackedTimes packed, long timeNs) {
        if (timeNs == Long.MIN_VALUE) {
            column.appendMissing();
        } else {
            column.appendInternal(packed.pack(timeNs));
        }
    }
}
