package io.tidemill.lab;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/**
 * Folds trades into bars, one after the other.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
final class BarFold {
    private final Bars rule;
    private final LongColumn openTimeNs = LongColumn.create("openTimeNs");
    private final InstantColumn closeTime = InstantColumn.create("closeTime");
    private final LongColumn closeTimeNs = LongColumn.create("closeTimeNs");
    private final DoubleColumn open = DoubleColumn.create("open");
    private final DoubleColumn high = DoubleColumn.create("high");
    private final DoubleColumn low = DoubleColumn.create("low");
    private final DoubleColumn close = DoubleColumn.create("close");
    private final DoubleColumn volume = DoubleColumn.create("volume");
    private final DoubleColumn dollars = DoubleColumn.create("dollars");
    private final DoubleColumn buyVolume = DoubleColumn.create("buyVolume");
    private final LongColumn trades = LongColumn.create("trades");
    private final PackedTimes packed = new PackedTimes();
    private Bar bar = new Bar();

    /** What is gathered of the bar that is open. */
    private static final class Bar {
        private long beginNs;
        private long endNs;
        private double first;
        private double highest = Double.NEGATIVE_INFINITY;
        private double lowest = Double.POSITIVE_INFINITY;
        private double last;
        private double size;
        private double value;
        private double bought;
        private long count;
    }

    BarFold(Bars rule) {
        this.rule = rule;
    }

    /** The next trade. */
    void trade(long timeNs, double price, double size, boolean buyer) {
        if (rule.kind() == Bars.Kind.TIME && bar.count > 0 && timeNs >= bar.endNs) {
            end();
        }
        if (bar.count == 0) {
            begin(timeNs, price);
        }
        bar.highest = Math.max(bar.highest, price);
        bar.lowest = Math.min(bar.lowest, price);
        bar.last = price;
        bar.size += size;
        bar.value += price * size;
        bar.bought += buyer ? size : 0;
        bar.count++;
        if (rule.kind() != Bars.Kind.TIME) {
            bar.endNs = timeNs;
            if (filled() >= rule.size()) {
                end();
            }
        }
    }

    /** All bars; the last may not be full. */
    Table table(String name) {
        if (bar.count > 0) {
            end();
        }
        return Table.create(
                name, closeTime, open, high, low, close, volume, dollars, buyVolume, trades, openTimeNs, closeTimeNs);
    }

    private void begin(long timeNs, double price) {
        bar.first = price;
        bar.beginNs = timeNs;
        if (rule.kind() == Bars.Kind.TIME) {
            long lengthNs = (long) rule.size();
            bar.beginNs = Math.floorDiv(timeNs, lengthNs) * lengthNs;
            bar.endNs = bar.beginNs + lengthNs;
        }
    }

    private double filled() {
        return switch (rule.kind()) {
            case TICKS -> bar.count;
            case VOLUME -> bar.size;
            case DOLLARS -> bar.value;
            case TIME -> 0;
        };
    }

    private void end() {
        openTimeNs.append(bar.beginNs);
        closeTime.appendInternal(packed.pack(bar.endNs));
        closeTimeNs.append(bar.endNs);
        open.append(bar.first);
        high.append(bar.highest);
        low.append(bar.lowest);
        close.append(bar.last);
        volume.append(bar.size);
        dollars.append(bar.value);
        buyVolume.append(bar.bought);
        trades.append(bar.count);
        bar = new Bar();
    }
}
