package io.tidemill.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.frame.RawFrames;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.model.parameter.Parameter;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.parameter.Scale;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Stage;
import io.tidemill.testkit.Allocations;
import io.tidemill.testkit.Recorded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class WireTest {
    private final Recorded written = new Recorded();
    private final Recorded read = new Recorded();
    private final WireReader reader = new WireReader()
            .market(read)
            .orders(read)
            .control(read)
            .commands(read)
            .notes(read)
            .frames(read);

    @Test
    void whatIsReadIsWhatWasWritten() {
        MessageBatch batch = new MessageBatch(64);
        WireWriter writer = new WireWriter(batch);
        for (long seed = 1; seed <= 50; seed++) {
            market(writer, new Random(seed));
            orders(writer, new Random(seed));
            control(writer, new Random(seed));
            commands(writer, new Random(seed));
            notes(writer, new Random(seed));
            frames(writer, new Random(seed));
            market(written, new Random(seed));
            orders(written, new Random(seed));
            control(written, new Random(seed));
            commands(written, new Random(seed));
            notes(written, new Random(seed));
            frames(written, new Random(seed));
        }
        int count = MessageBatch.forEach(batch.buffer(), 0, batch.length(), reader);
        assertThat(count).isEqualTo(batch.messages());
        assertThat(read.lines()).isEqualTo(written.lines());
    }

    @Test
    void ordinalsOnTheWireNeverMove() {
        // names in their order are the wire format: new constants go to the end
        assertThat(names(Side.values())).startsWith("BUY SELL");
        assertThat(names(BookAction.values())).startsWith("SET DELETE CLEAR");
        assertThat(names(OrderKind.values())).startsWith("LIMIT LIMIT_MAKER MARKET");
        assertThat(names(TimeInForce.values())).startsWith("GTC IOC FOK");
        assertThat(names(Liquidity.values())).startsWith("MAKER TAKER");
        assertThat(names(GapReason.values())).startsWith("SEQUENCE CHECKSUM DISCONNECTED STALE BAD_DATA");
        assertThat(names(FrameChannel.values()))
                .startsWith("PUBLIC_STREAM PRIVATE_STREAM REPLY NO_REPLY CONNECTED DISCONNECTED CLOCK CONTROL");
        assertThat(names(OrderState.values()))
                .startsWith("CREATED DENIED SUBMITTED ACCEPTED PARTLY_FILLED FILLED PENDING_CANCEL CANCELED REJECTED"
                        + " EXPIRED UNKNOWN");
        assertThat(names(OrderReason.values()))
                .startsWith(
                        "NONE ORDER_SIZE ORDER_NOTIONAL PRICE_COLLAR POSITION_LIMIT OPEN_ORDERS ORDER_RATE STALE_BOOK"
                                + " HALTED RATE_BUDGET NOT_SENT INSUFFICIENT_BALANCE WOULD_TAKE FILTER UNKNOWN_ORDER"
                                + " DUPLICATE_ID RATE_LIMITED AUTHENTICATION VENUE COMMAND_AGE"
                                + " TRADER_SILENT STOPPING");
    }

    @Test
    void marketEventsAllocateNothing() {
        MessageBatch batch = new MessageBatch(1 << 16);
        WireWriter writer = new WireWriter(batch);
        WireReader silent = new WireReader().market(new NoMarketEvents());
        Runnable round = () -> {
            batch.clear();
            for (int i = 0; i < 100; i++) {
                writer.quote(1, 2, 3, 4, 5, 6, 7, 8);
                writer.bookDelta(1, 2, 3, 4, BookAction.SET, Side.BUY, 5, 6, 0);
                writer.trade(1, 2, 3, 4, 5, 6, Side.SELL);
            }
            MessageBatch.forEach(batch.buffer(), 0, batch.length(), silent);
        };
        assertThat(Allocations.bytesOf(round)).isZero();
    }

    @Test
    void refusesABatchWhoseLengthsDoNotFit() {
        MessageBatch batch = new MessageBatch(64);
        new WireWriter(batch).clock(1);
        assertThatThrownBy(() -> MessageBatch.forEach(batch.buffer(), 0, batch.length() - 1, reader))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("message 0 at byte 0 of 19 must have a length within the batch, was 16");
    }

    @Test
    void refusesAMessageOfAnotherSchema() {
        assertThatThrownBy(() -> reader.message(new UnsafeBuffer(new byte[16]), 0, 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schema of a message must be 7411, was 0");
    }

    @Test
    void jsonOfEqualRecordsIsEqualBytes() {
        byte[] json = Json.bytes(promotion());
        assertThat(new String(Json.bytes(Json.read(json, Promotion.class)), StandardCharsets.UTF_8))
                .isEqualTo(new String(json, StandardCharsets.UTF_8));
    }

    @Test
    void aPromotionThatWasKeptBeforeThereWereReasonsHasNone() {
        String now = Json.text(promotion());
        String then = now.replace("\"reason\":\"the spread widened\",", "");
        assertThat(then).isNotEqualTo(now);
        assertThat(Json.read(then, Promotion.class))
                .isEqualTo(
                        promotion().approved(promotion().approver(), promotion().timeNs()));
        assertThat(Json.read(now, Promotion.class).isRollback()).isTrue();
        assertThatThrownBy(() -> Json.read("[]", Promotion.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a promotion must be an object, was ARRAY");
    }

    private static String names(Enum<?>[] values) {
        return String.join(" ", List.of(values).stream().map(Enum::name).toList());
    }

    private static void market(MarketEvents to, Random random) {
        to.quote(1, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong(), 5, 7, 8);
        to.quote(1, 2, 3, 4, MarketEvents.NO_PRICE, 0, MarketEvents.NO_PRICE, 0);
        for (Side side : Side.values()) {
            to.trade(random.nextInt(), random.nextLong(), 3, 4, random.nextLong(), 6, side);
            for (BookAction action : BookAction.values()) {
                to.bookDelta(1, 2, random.nextLong(), 4, action, side, random.nextLong(), 6, BookFlags.LAST);
            }
        }
        for (GapReason reason : GapReason.values()) {
            to.gap(random.nextInt(), 2, random.nextLong(), reason, 5, 6);
        }
    }

    private static void orders(OrderEvents to, Random random) {
        to.accepted(random.nextLong(), 2, random.nextLong(), 4, 5);
        for (OrderReason reason : OrderReason.values()) {
            to.rejected(1, 2, reason, 4, random.nextLong());
            to.cancelRejected(1, 2, reason, random.nextLong(), 5);
        }
        for (Liquidity liquidity : Liquidity.values()) {
            to.filled(random.nextLong(), 2, 3, 4, 5, 6, liquidity, -8, 8, "BNB", 11, random.nextLong());
        }
        to.canceled(random.nextLong(), 2, 3, 4);
        to.expired(random.nextLong(), 2, 3, 4);
        to.unknown(random.nextLong(), 2, 3, 4);
        for (OrderState state : OrderState.values()) {
            to.status(1, 2, random.nextLong(), state, 5, 6, 7);
        }
        to.balance("BINANCE", "USDT", random.nextLong(), 5, 8, 6, 7);
    }

    private static void control(ControlEvents to, Random random) {
        to.clock(random.nextLong());
        to.instrument(instrument(), random.nextLong());
        to.promotion(promotion(), random.nextLong());
        to.halt("Verlust über der Grenze", random.nextLong());
        to.resume("ada", random.nextLong());
    }

    private static void commands(OrderCommands to, Random random) {
        for (OrderKind kind : OrderKind.values()) {
            for (TimeInForce timeInForce : TimeInForce.values()) {
                to.place(random.nextLong(), 2, Side.SELL, kind, timeInForce, 6, 7, 8, random.nextLong(), 10);
            }
        }
        to.cancel(random.nextLong(), 2, 3);
        to.cancelAll(random.nextInt(), 2);
        to.query(random.nextLong(), 2, 3);
    }

    private static void notes(EngineNotes to, Random random) {
        to.runStarted(7, "{}");
        to.denied(1, 2, Side.BUY, 4, 5, 6, 7, OrderReason.POSITION_LIMIT, random.nextLong());
        to.swapped(1, random.nextLong(), 3, 4);
    }

    private static void frames(RawFrames to, Random random) {
        byte[] bytes = new byte[random.nextInt(20_000)];
        random.nextBytes(bytes);
        to.frame("BINANCE", FrameChannel.REPLY, 1, 2, "depth BTCUSDT", bytes, 0, bytes.length);
    }

    private static Instrument instrument() {
        return Instrument.spot(
                3, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.00001"), 1, 5, 17);
    }

    private static Promotion promotion() {
        ParameterSpace space = new ParameterSpace(
                "maker",
                List.of(new Parameter("halfSpread", "how far from fair", "bps", 0.1, 10, 1, Scale.LOG, false)));
        return new Promotion(
                "maker-1",
                space.initial(),
                Stage.LIVE,
                Map.of("trades", 5L, "book_deltas", 6L),
                "abc",
                space,
                42,
                64,
                Map.of("sharpe", 1.5),
                Map.of("sharpe", 0.5),
                List.of(new Promotion.GateAnswer("fills", true, "120 of at least 30")),
                "strict",
                "policy",
                99,
                "the spread widened");
    }

    private static final class NoMarketEvents implements MarketEvents {
        @Override
        public void quote(
                int id, long event, long receive, long sequence, long bid, long bidSize, long ask, long size) {}

        @Override
        public void trade(int id, long event, long receive, long sequence, long price, long size, Side aggressor) {}

        @Override
        public void bookDelta(
                int id,
                long event,
                long receive,
                long seq,
                BookAction action,
                Side side,
                long price,
                long size,
                int f) {}

        @Override
        public void gap(int id, long event, long receive, GapReason reason, long expected, long received) {}
    }
}
