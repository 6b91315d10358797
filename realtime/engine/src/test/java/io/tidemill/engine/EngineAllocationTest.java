package io.tidemill.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.promotion.Stage;
import io.tidemill.risk.InstrumentLimits;
import io.tidemill.risk.RiskLimits;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.Strategy;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.strategy.StrategyType;
import io.tidemill.testkit.Allocations;
import io.tidemill.wire.MessageSink;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class EngineAllocationTest {
    private final Buyer buyer = new Buyer();
    private long nowNs = Storm.START_NS;
    private long sequence = 1;

    @Test
    void marketEventsAllocateNothing() {
        Engine engine = engine(Engine.NO_JOURNAL);
        assertThat(Allocations.bytesOf(() -> market(engine))).isZero();
    }

    @Test
    void journaledMarketEventsAllocateNothing() {
        Engine engine = engine(new Counting());
        assertThat(Allocations.bytesOf(() -> market(engine))).isZero();
    }

    @Test
    void fromQuoteToOrderToFillToCancelNothingIsAllocated() {
        Engine engine = engine(Engine.NO_JOURNAL);
        buyer.buys = true;
        assertThat(Allocations.bytesOf(() -> {
                    for (int i = 0; i < 200; i++) {
                        nowNs += 1_000_000_000;
                        engine.quote(0, nowNs, nowNs, sequence++, 9_999, 50, 10_001, 50);
                        long id = buyer.lastId;
                        assertSent(id);
                        engine.accepted(id, 0, 1, nowNs, nowNs);
                        engine.filled(id, 0, 1, sequence, 9_999, 1, Liquidity.MAKER, 3, 9, "BBB", nowNs, nowNs);
                        engine.canceled(id, 0, nowNs, nowNs);
                    }
                }))
                .isZero();
        assertThat(engine.state().fills()).isGreaterThan(1_000);
    }

    private static void assertSent(long id) {
        if (id <= 0) {
            throw new AssertionError("denied: " + Desk.denial(id));
        }
    }

    private void market(Engine engine) {
        for (int i = 0; i < 2_000; i++) {
            nowNs += 1_000;
            int bid = 9_990 - i % 20;
            int ask = 10_010 + i % 20;
            engine.quote(0, nowNs, nowNs, sequence++, 9_999, 50 + i % 3, 10_001, 50);
            engine.trade(0, nowNs, nowNs, sequence++, 10_000, 5, Side.BUY);
            engine.bookDelta(0, nowNs, nowNs, sequence, BookAction.SET, Side.BUY, bid, 5 + i % 7, 0);
            engine.bookDelta(0, nowNs, nowNs, sequence++, BookAction.SET, Side.SELL, ask, 5, BookFlags.LAST);
            engine.clock(nowNs);
        }
    }

    private Engine engine(MessageSink journal) {
        EngineConfig config = EngineConfig.of(
                1,
                List.of(new StrategyConfig("it", "buyer", List.of(Storm.COIN.name()), Map.of(), Stage.LIVE)),
                RiskLimits.defaults().withEach(new InstrumentLimits(1, 1_000, 1_000)));
        Engine engine = new Engine(config, StrategyCatalog.of(List.of(buyer)), Unsent.INSTANCE, journal);
        engine.instrument(Storm.COIN, nowNs);
        return engine;
    }

    /** Buys at every quote when it may, and keeps nothing but the last id. */
    private static final class Buyer implements Strategy, StrategyType {
        private Desk desk = NoDesk.INSTANCE;
        private boolean buys;
        private long lastId;

        @Override
        public String name() {
            return "buyer";
        }

        @Override
        public ParameterSpace space() {
            return new ParameterSpace("buyer", List.of());
        }

        @Override
        public Strategy create(ParameterSet set) {
            return this;
        }

        @Override
        public void onParameters(ParameterSet set) {}

        @Override
        public void onStart(Desk newDesk) {
            desk = newDesk;
        }

        @Override
        public void onQuote(int instrumentId) {
            if (buys) {
                lastId = desk.limit(instrumentId, Side.BUY, 9_999, 2);
            }
        }
    }

    private static final class Counting implements MessageSink {
        private long bytes;

        @Override
        public void message(DirectBuffer buffer, int offset, int length) {
            bytes += length;
        }

        @Override
        public String toString() {
            return bytes + " bytes";
        }
    }
}
