package io.tidemill.archiver;

import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded events for every stream of the bus. What the market stream holds is kept as text, to be compared with a replay. */
final class TestEvents {
    static final List<Instrument> INSTRUMENTS = List.of(
            spot(0, "BINANCE", "BTC"),
            spot(1, "BINANCE", "ETH"),
            spot(2, "OTHER", "BTC"),
            spot(3, "OTHER", "ETH"),
            spot(4, "EAST", "BTC"),
            spot(5, "NORTH", "BTC"));

    private static final long START_NS = 1_723_161_599_000_000_000L;

    private final List<Instrument> instruments;
    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private long timeNs = START_NS;
    private long sequence;

    /** Events of the instruments of one venue. */
    TestEvents(long seed, String venue) {
        instruments = INSTRUMENTS.stream()
                .filter(instrument -> instrument.venue().equals(venue))
                .toList();
        random = new Random(seed);
    }

    List<String> names() {
        return instruments.stream().map(Instrument::name).toList();
    }

    /** The market events so far, in order. */
    List<String> lines() {
        return lines;
    }

    void market(int count, MarketEvents to) {
        Lines log = new Lines(lines);
        for (int i = 0; i < count; i++) {
            timeNs += random.nextInt(3) == 0 ? random.nextInt(200_000) : 0;
            sequence++;
            int id = instruments.get(random.nextInt(instruments.size())).id();
            long price = 1L + random.nextInt(6_000_000);
            long size = 1L + random.nextInt(100_000);
            int what = random.nextInt(100);
            Side side = Side.of(random.nextInt(2));
            for (MarketEvents each : List.of(log, to)) {
                if (what == 0) {
                    each.gap(id, timeNs, timeNs, GapReason.SEQUENCE, sequence, sequence + 1);
                } else if (what < 20) {
                    each.trade(id, timeNs, timeNs, sequence, price, size, side);
                } else if (what < 40) {
                    each.quote(id, timeNs, timeNs, sequence, price, size, price + 1, size);
                } else {
                    each.bookDelta(id, timeNs, timeNs, sequence, BookAction.SET, side, price, size, BookFlags.LAST);
                }
            }
        }
    }

    /** Three rows of orders, one of fills and one of balances each. */
    static void orders(int count, WireWriter to) {
        for (int i = 1; i <= count; i++) {
            long id = ClientOrderId.of(1, i);
            long time = START_NS + i;
            to.place(id, 0, Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, 100 + i, 5, 1, 77, time);
            to.accepted(id, 0, 1000 + i, time, time);
            to.filled(id, 0, 1000 + i, i, 100 + i, 5, Liquidity.MAKER, 123, 8, "BNB", time, time);
            to.denied(ClientOrderId.of(2, i), 1, Side.SELL, 5, 5, 1, 77, OrderReason.HALTED, time);
            to.balance("BINANCE", "USDT", 100_000 - i, i, 2, time, time);
        }
    }

    static void frames(int count, WireWriter to) {
        for (int i = 1; i <= count; i++) {
            byte[] bytes = ("{\"frame\":" + i + "}").getBytes(StandardCharsets.UTF_8);
            to.frame("BINANCE", FrameChannel.PUBLIC_STREAM, i, START_NS + i, "", bytes, 0, bytes.length);
        }
    }

    private static Instrument spot(int id, String venue, String base) {
        return Instrument.spot(
                id, venue, base + "USDT", base, "USDT", Step.parse("0.01"), Step.parse("0.0001"), 1, 5, 0);
    }

    /** Market events as text. */
    record Lines(List<String> lines) implements MarketEvents {
        @Override
        public void quote(int id, long event, long receive, long seq, long bid, long bidSize, long ask, long askSize) {
            lines.add("quote " + id + " " + event + " " + receive + " " + seq + " " + bid + " " + bidSize + " " + ask
                    + " " + askSize);
        }

        @Override
        public void trade(int id, long event, long receive, long seq, long price, long size, Side aggressor) {
            lines.add("trade " + id + " " + event + " " + receive + " " + seq + " " + price + " " + size + aggressor);
        }

        @Override
        public void bookDelta(
                int id, long event, long receive, long seq, BookAction a, Side side, long price, long size, int flags) {
            lines.add("delta " + id + " " + event + " " + receive + " " + seq + " " + a + side + price + " " + size
                    + " " + flags);
        }

        @Override
        public void gap(int id, long event, long receive, GapReason reason, long expected, long received) {
            lines.add("gap " + id + " " + event + " " + receive + " " + reason + " " + expected + " " + received);
        }
    }
}
