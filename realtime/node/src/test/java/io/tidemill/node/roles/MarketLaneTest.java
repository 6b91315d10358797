package io.tidemill.node.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.MessageSink;
import io.tidemill.wire.WireReader;
import io.tidemill.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both ends of the market lane, with the bus left out: what the engine is fed with, whatever is lost on the way. */
class MarketLaneTest {
    private static final long MS = 1_000_000L;
    private static final String NAME = "BTC-USDT.BINANCE";
    private static final Instrument INSTRUMENT = Instrument.spot(
            0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.00001"), 10, 5, 0);

    private final Fed fed = new Fed();
    private final MessageBatch wished = new MessageBatch(256);
    private final MarketIntake intake =
            new MarketIntake(List.of(NAME), new EngineInputs(new WireReader().market(fed)), wished);
    private final Wire wire = new Wire();
    private final MarketLane lane = new MarketLane(wire);
    private final WireWriter codec = new WireWriter(lane);
    private long nowNs = 1_000_000 * MS;

    @BeforeEach
    void begin() {
        intake.begins("connect-1");
        tick();
        codec.instrument(INSTRUMENT, nowNs);
    }

    @Test
    void nothingIsFedBeforeSomebodyExecutes() {
        snapshot();
        assertThat(fed.words).isEmpty();
        intake.open();
        quote();
        assertThat(fed.words).isEmpty();
        assertThat(intake.missing()).isEqualTo(1);
    }

    @Test
    void whoComesLateWishesAndGetsTheBookAsItIs() {
        snapshot();
        delta(Side.BUY, 101, 7, BookFlags.LAST);
        intake.open();
        look();
        assertThat(wished.messages()).isEqualTo(1);
        lane.wishes().message(wished.buffer(), MessageBatch.PREFIX, wished.length() - MessageBatch.PREFIX);
        assertThat(lane.work()).isEqualTo(1);
        assertThat(lane.work()).isZero();
        assertThat(fed.book.isReadable()).isTrue();
        assertThat(fed.book.sizeLotsAt(Side.BUY, 100)).isEqualTo(5);
        assertThat(fed.book.sizeLotsAt(Side.BUY, 101)).isEqualTo(7);
        assertThat(fed.book.sizeLotsAt(Side.SELL, 110)).isEqualTo(6);
        assertThat(intake.missing()).isZero();
    }

    @Test
    void aLostPayloadIsAGapUntilTheBookIsWholeAgain() {
        intake.open();
        snapshot();
        intake.lost(3);
        assertThat(fed.words).last().isEqualTo("gap SEQUENCE");
        quote();
        delta(Side.BUY, 102, 1, BookFlags.LAST);
        assertThat(fed.words).last().isEqualTo("gap SEQUENCE");
        assertThat(fed.book.isValid()).isFalse();
        wish();
        assertThat(fed.book.isReadable()).isTrue();
        assertThat(fed.book.sizeLotsAt(Side.BUY, 102)).isEqualTo(1);
        quote();
        assertThat(fed.words).last().isEqualTo("quote");
    }

    @Test
    void silenceIsAGapAndAWishWhenItIsOver() {
        intake.open();
        snapshot();
        nowNs += MarketIntake.PATIENCE_NS + MS;
        look();
        assertThat(fed.words).last().isEqualTo("gap STALE");
        assertThat(intake.isSilent()).isTrue();
        quote();
        assertThat(fed.words).last().isEqualTo("gap STALE");
        assertThat(wished.messages()).isZero();
        tick();
        assertThat(wished.messages()).isEqualTo(1);
    }

    @Test
    void aLaneThatIsLateIsSilent() {
        intake.open();
        snapshot();
        for (int i = 0; i < 30; i++) {
            nowNs += 100 * MS;
            intake.now(nowNs);
            codec.clock(nowNs - 3 * MarketIntake.PATIENCE_NS);
            intake.work();
        }
        assertThat(fed.words).last().isEqualTo("gap STALE");
        assertThat(intake.ageNs()).isEqualTo(3 * MarketIntake.PATIENCE_NS);
    }

    @Test
    void wishesAreRepeatedAndNotTooOften() {
        intake.open();
        for (int i = 0; i < 21; i++) {
            nowNs += 100 * MS;
            tick();
        }
        assertThat(wished.messages()).isEqualTo(3);
    }

    @Test
    void aGapOfTheVenueIsPassedOnAndNeedsNoWish() {
        intake.open();
        codec.gap(0, MarketEvents.NO_TIME, nowNs, GapReason.CHECKSUM, 0, 0);
        assertThat(fed.words).containsExactly("gap CHECKSUM");
        assertThat(intake.missing()).isZero();
        wish();
        assertThat(fed.book.isValid()).isFalse();
    }

    @Test
    void receiveTimesNeverGoBack() {
        intake.open();
        snapshot();
        long before = nowNs;
        nowNs += MS;
        quote();
        codec.quote(0, MarketEvents.NO_TIME, before, 1, 100, 5, 110, 6);
        assertThat(fed.quoteTimes).containsExactly(nowNs, nowNs);
    }

    @Test
    void anotherListOfInstrumentsIsNamed() {
        MarketIntake other =
                new MarketIntake(List.of("ETH-USDT.BINANCE", NAME), new EngineInputs((b, o, l) -> {}), wished);
        MessageBatch definition = new MessageBatch(256);
        new WireWriter(definition).instrument(INSTRUMENT, nowNs);
        byte[] message = new byte[definition.length() - MessageBatch.PREFIX];
        definition.buffer().getBytes(MessageBatch.PREFIX, message);
        assertThatThrownBy(() -> other.define(message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("venue.instruments must be the same list for connect and trade: " + NAME
                        + " is number 0 for connect and 1 here, where the list is [ETH-USDT.BINANCE, " + NAME + "]");
    }

    private void snapshot() {
        codec.bookDelta(0, 0, nowNs, 1, BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT);
        codec.bookDelta(0, 0, nowNs, 1, BookAction.SET, Side.BUY, 100, 5, BookFlags.SNAPSHOT);
        codec.bookDelta(0, 0, nowNs, 1, BookAction.SET, Side.SELL, 110, 6, BookFlags.SNAPSHOT | BookFlags.LAST);
    }

    private void delta(Side side, long priceTicks, long sizeLots, int flags) {
        codec.bookDelta(0, 0, nowNs, 2, BookAction.SET, side, priceTicks, sizeLots, flags);
    }

    private void quote() {
        codec.quote(0, MarketEvents.NO_TIME, nowNs, 1, 100, 5, 110, 6);
    }

    private void wish() {
        lane.wishes().lost(1);
        lane.work();
    }

    private void tick() {
        intake.now(nowNs);
        codec.clock(nowNs);
        intake.work();
    }

    private void look() {
        intake.now(nowNs);
        intake.work();
    }

    /** The bus. */
    private final class Wire implements MessageSink {
        @Override
        public void message(DirectBuffer buffer, int offset, int length) {
            intake.message(buffer, offset, length);
        }
    }

    /** The engine. */
    private static final class Fed implements MarketEvents {
        private final OrderBook book = new OrderBook();
        private final List<String> words = new ArrayList<>();
        private final List<Long> quoteTimes = new ArrayList<>();

        @Override
        public void quote(int id, long e, long receiveTimeNs, long s, long bid, long bidLots, long ask, long askLots) {
            words.add("quote");
            quoteTimes.add(receiveTimeNs);
        }

        @Override
        public void trade(int id, long e, long r, long s, long priceTicks, long sizeLots, Side aggressor) {
            words.add("trade");
        }

        @Override
        public void bookDelta(
                int id, long e, long r, long s, BookAction action, Side side, long priceTicks, long lots, int flags) {
            book.apply(action, side, priceTicks, lots, flags, s, r);
            words.add("delta");
        }

        @Override
        public void gap(int id, long e, long r, GapReason reason, long expected, long received) {
            book.invalidate();
            words.add("gap " + reason);
        }
    }
}
