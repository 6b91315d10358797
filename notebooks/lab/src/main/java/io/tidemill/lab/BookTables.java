package io.tidemill.lab;

import io.tidemill.model.book.BookView;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.research.fold.Span;
import io.tidemill.tables.LakeReader;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The book as tables: all levels at a time, a few numbers at many times, some levels at many times. */
final class BookTables {
    private static final double BPS = 10_000;

    private final LakeReader reader;
    private final String instrument;

    BookTables(LakeReader reader, String instrument) {
        this.reader = reader;
        this.instrument = instrument;
    }

    /** All levels at a time, the best of each side first. */
    Table at(long timeNs) {
        Levels levels = new Levels(Integer.MAX_VALUE);
        boolean[] known = {false};
        BookFold.over(reader, instrument, new Span(timeNs, timeNs + 1), 1, (now, definition, book) -> {
            known[0] = book.isReadable();
            levels.add(now, definition, book);
        });
        if (!known[0]) {
            throw new LabException("the book of " + instrument + " is not known at " + Times.text(timeNs)
                    + ": no snapshot came before, or a gap was not yet closed (lab.gaps() has them)");
        }
        return levels.table(instrument + " book at " + Times.text(timeNs));
    }

    /** Some levels a side at each moment. */
    Table depth(Span span, long intervalNs, int count) {
        Levels levels = new Levels(count);
        BookFold.over(reader, instrument, span, intervalNs, levels::add);
        return levels.table(instrument + " depth");
    }

    /** One row a moment: best prices, spread, and depth and imbalance down to each of some levels. */
    Table samples(Span span, long intervalNs, int levels) {
        Samples samples = new Samples(levels);
        BookFold.over(reader, instrument, span, intervalNs, samples::add);
        return samples.table(instrument + " book samples");
    }

    /** One row a level. */
    private static final class Levels {
        private final int most;
        private final PackedTimes packed = new PackedTimes();
        private final InstantColumn receiveTime = InstantColumn.create("receiveTime");
        private final LongColumn receiveTimeNs = LongColumn.create("receiveTimeNs");
        private final StringColumn side = StringColumn.create("side");
        private final IntColumn level = IntColumn.create("level");
        private final DoubleColumn price = DoubleColumn.create("price");
        private final DoubleColumn size = DoubleColumn.create("size");

        Levels(int most) {
            this.most = most;
        }

        void add(long timeNs, Instrument instrument, BookView book) {
            if (!book.isReadable()) {
                return;
            }
            for (Side each : Side.values()) {
                for (int i = 0; i < Math.min(most, book.levels(each)); i++) {
                    receiveTime.appendInternal(packed.pack(timeNs));
                    receiveTimeNs.append(timeNs);
                    side.append(each.name());
                    level.append(i + 1);
                    price.append(instrument.tick().toDouble(book.priceTicks(each, i)));
                    size.append(instrument.lot().toDouble(book.sizeLots(each, i)));
                }
            }
        }

        Table table(String name) {
            return Table.create(name, receiveTime, side, level, price, size, receiveTimeNs);
        }
    }

    /** One row a moment; values are missing where the book is not known. */
    private static final class Samples {
        private final PackedTimes packed = new PackedTimes();
        private final InstantColumn receiveTime = InstantColumn.create("receiveTime");
        private final LongColumn receiveTimeNs = LongColumn.create("receiveTimeNs");
        private final DoubleColumn bid = DoubleColumn.create("bid");
        private final DoubleColumn ask = DoubleColumn.create("ask");
        private final DoubleColumn mid = DoubleColumn.create("mid");
        private final DoubleColumn spread = DoubleColumn.create("spread");
        private final DoubleColumn spreadBps = DoubleColumn.create("spreadBps");
        private final List<DoubleColumn> bidDepth = new ArrayList<>();
        private final List<DoubleColumn> askDepth = new ArrayList<>();
        private final List<DoubleColumn> imbalance = new ArrayList<>();

        Samples(int levels) {
            for (int i = 1; i <= levels; i++) {
                bidDepth.add(DoubleColumn.create("bidDepth" + i));
                askDepth.add(DoubleColumn.create("askDepth" + i));
                imbalance.add(DoubleColumn.create("imbalance" + i));
            }
        }

        void add(long timeNs, Instrument instrument, BookView book) {
            receiveTime.appendInternal(packed.pack(timeNs));
            receiveTimeNs.append(timeNs);
            boolean known = book.isReadable() && book.has(Side.BUY) && book.has(Side.SELL);
            double best = known ? instrument.tick().toDouble(book.bestPriceTicks(Side.BUY)) : Double.NaN;
            double other = known ? instrument.tick().toDouble(book.bestPriceTicks(Side.SELL)) : Double.NaN;
            double middle = (best + other) / 2;
            append(bid, best);
            append(ask, other);
            append(mid, middle);
            append(spread, other - best);
            append(spreadBps, (other - best) / middle * BPS);
            double bids = 0;
            double asks = 0;
            for (int i = 0; i < imbalance.size(); i++) {
                bids += known ? instrument.lot().toDouble(book.sizeLots(Side.BUY, i)) : Double.NaN;
                asks += known ? instrument.lot().toDouble(book.sizeLots(Side.SELL, i)) : Double.NaN;
                append(bidDepth.get(i), bids);
                append(askDepth.get(i), asks);
                append(imbalance.get(i), (bids - asks) / (bids + asks));
            }
        }

        private static void append(DoubleColumn column, double value) {
            if (Double.isNaN(value)) {
                column.appendMissing();
            } else {
                column.append(value);
            }
        }

        Table table(String name) {
            List<Column<?>> columns = new ArrayList<>(List.of(receiveTime, bid, ask, mid, spread, spreadBps));
            columns.addAll(bidDepth);
            columns.addAll(askDepth);
            columns.addAll(imbalance);
            columns.add(receiveTimeNs);
            return Table.create(name, columns);
        }
    }
}
