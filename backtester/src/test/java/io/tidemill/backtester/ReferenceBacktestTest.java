package io.tidemill.backtester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.backtester.statistics.Measure;
import io.tidemill.matching.FeeModel;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderKind;
import io.tidemill.testkit.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A published result: averages of the close over 10 and 20 days that cross, in daily bars of GOOG from 2004 to 2013. Each bar
 * becomes three books: one at the open, in which a position is closed at the open; one a second later, 0.2 % worse, in which
 * the next one is opened; one at the close.
 */
class ReferenceBacktestTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long OPEN_AT = (14 * 60 + 30) * 60 * SECOND;
    private static final long CLOSE_AT = 21 * 3_600 * SECOND;
    private static final Step TICK = Step.parse("0.00000001");
    private static final Instrument GOOG =
            Instrument.spot(0, "NASDAQ", "GOOG", "GOOG", "USD", TICK, Step.parse("1"), 1, 0, 0);

    @Test
    void crossingAveragesOfGoogEndAsPublished() throws IOException {
        Path bars = Fixtures.require("backtest-reference/GOOG.csv");
        MarketColumns columns = new MarketColumns();
        for (String line : Files.readAllLines(bars)) {
            if (!line.startsWith(",")) {
                String[] cells = line.split(",");
                long day =
                        LocalDate.parse(cells[0]).atStartOfDay(ZoneOffset.UTC).toEpochSecond() * SECOND;
                long open = ticks(cells[1]);
                long close = ticks(cells[4]);
                book(columns, day + OPEN_AT, open - 1, open);
                book(columns, day + OPEN_AT + SECOND, open - open / 500, open + open / 500);
                book(columns, day + CLOSE_AT, close, close + 1);
            }
        }
        BacktestConfig config = BacktestConfig.of(List.of(GOOG.name()), "crossing averages")
                .withLatency(Latency.none())
                .withFees(FeeModel.free())
                .withCapital(10_000)
                .withClockIntervalNs(86_400 * SECOND)
                .withSampleIntervalNs(86_400 * SECOND);
        BacktestResult result = new Pass(
                        MemorySource.of(List.of(GOOG), columns),
                        List.of(config),
                        List.of((commands, tally) -> new CrossingAverages(commands).inputs()),
                        EquityObserver.NONE)
                .run(List.of("0000000000000000"), "commit")
                .get(0);
        assertThat(value(result, Measure.ROUND_TRIPS)).isEqualTo(93);
        assertThat(10_000 + value(result, Measure.PNL)).isCloseTo(68_935.12, within(0.01));
    }

    private static void book(MarketColumns columns, long timeNs, long bid, long ask) {
        columns.bookDelta(0, timeNs, timeNs, timeNs, BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT);
        columns.bookDelta(0, timeNs, timeNs, timeNs, BookAction.SET, Side.BUY, bid, 1_000_000, BookFlags.SNAPSHOT);
        int last = BookFlags.SNAPSHOT | BookFlags.LAST;
        columns.bookDelta(0, timeNs, timeNs, timeNs, BookAction.SET, Side.SELL, ask, 1_000_000, last);
    }

    private static long ticks(String price) {
        return TICK.fromDouble(Double.parseDouble(price));
    }

    private static double value(BacktestResult result, Measure measure) {
        return Objects.requireNonNull(result.statistic(measure).value(), measure.key());
    }

    /** Long while the short average is above the long one, short while below, turning at the open after a crossing. */
    private static final class CrossingAverages extends ScriptedEngine {
        private final double[] closes = new double[20];
        private long bidTicks;
        private long askTicks;
        private int books;
        private int days;
        private double spread;
        private int wanted;
        private long position;
        private double cash = 10_000;

        CrossingAverages(OrderCommands commands) {
            super(commands);
        }

        @Override
        public void bookDelta(
                int id,
                long event,
                long receive,
                long sequence,
                BookAction action,
                Side side,
                long price,
                long lots,
                int flags) {
            bidTicks = side == Side.BUY && action == BookAction.SET ? price : bidTicks;
            askTicks = side == Side.SELL ? price : askTicks;
            if (BookFlags.isLast(flags)) {
                switch (books++ % 3) {
                    case 0 -> closePosition(receive);
                    case 1 -> openPosition(receive);
                    default -> endOfDay();
                }
            }
        }

        private void closePosition(long timeNs) {
            if (wanted != 0 && position != 0) {
                place(0, position > 0 ? Side.SELL : Side.BUY, OrderKind.MARKET, 0, Math.abs(position), timeNs);
            }
        }

        private void openPosition(long timeNs) {
            if (wanted != 0) {
                double price = TICK.toDouble(wanted > 0 ? askTicks : bidTicks);
                place(0, wanted > 0 ? Side.BUY : Side.SELL, OrderKind.MARKET, 0, (long) (cash / price), timeNs);
            }
            wanted = 0;
        }

        private void endOfDay() {
            closes[days % 20] = TICK.toDouble(bidTicks);
            days++;
            if (days >= 20) {
                double before = spread;
                spread = mean(10) - mean(20);
                boolean crossed = days > 20 && before * spread < 0;
                wanted = crossed ? (int) Math.signum(spread) : 0;
            }
        }

        private double mean(int count) {
            double sum = 0;
            for (int back = 1; back <= count; back++) {
                sum += closes[(days - back) % 20];
            }
            return sum / count;
        }

        @Override
        public void filled(
                long order,
                int id,
                long venueOrderId,
                long tradeId,
                long price,
                long lots,
                Liquidity liquidity,
                long feeMantissa,
                int feeScale,
                String feeAsset,
                long event,
                long receive) {
            // what was closed at the open is flat before the next one is opened
            int sign = books % 3 == 1 ? -Long.signum(position) : price == askTicks ? 1 : -1;
            position += sign * lots;
            cash -= sign * lots * TICK.toDouble(price);
        }
    }
}
