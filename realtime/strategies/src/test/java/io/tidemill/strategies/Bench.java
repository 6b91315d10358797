package io.tidemill.strategies;

import io.tidemill.engine.Engine;
import io.tidemill.engine.EngineConfig;
import io.tidemill.engine.StrategyConfig;
import io.tidemill.matching.FeeModel;
import io.tidemill.matching.LatencyModel;
import io.tidemill.matching.SimulatedVenue;
import io.tidemill.matching.SimulatedVenueConfig;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Instruments;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.promotion.Stage;
import io.tidemill.risk.RiskLimits;
import io.tidemill.wire.MessageSink;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One strategy on one instrument: each market event first moves the venue, then reaches the engine. */
final class Bench implements MarketEvents {
    static final Instrument BTC_USDT = Instrument.spot(
            0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.000001"), 10, 5, 0);

    final Engine engine;
    private final SimulatedVenue venue;
    private final Answers answers = new Answers();

    Bench(String type, Map<String, Double> parameters, Stage stage, MessageSink journal, long startNs) {
        venue = new SimulatedVenue(
                SimulatedVenueConfig.defaults("BINANCE")
                        .withFees(FeeModel.free())
                        .withLatency(LatencyModel.constant(5_000_000, 5_000_000)),
                new Instruments(List.of(BTC_USDT)),
                answers);
        EngineConfig config = EngineConfig.of(
                1,
                List.of(new StrategyConfig("it", type, List.of(BTC_USDT.name()), parameters, stage)),
                RiskLimits.defaults());
        engine = new Engine(config, Strategies.catalog(), venue, journal);
        answers.engine = engine;
        engine.instrument(BTC_USDT, startNs);
    }

    @Override
    public void quote(
            int id, long eventNs, long timeNs, long sequence, long bid, long bidLots, long ask, long askLots) {
        venue.advanceTo(timeNs);
        venue.quote(id, eventNs, timeNs, sequence, bid, bidLots, ask, askLots);
        engine.quote(id, eventNs, timeNs, sequence, bid, bidLots, ask, askLots);
    }

    @Override
    public void trade(int id, long eventNs, long timeNs, long sequence, long price, long lots, Side aggressor) {
        venue.advanceTo(timeNs);
        venue.trade(id, eventNs, timeNs, sequence, price, lots, aggressor);
        engine.trade(id, eventNs, timeNs, sequence, price, lots, aggressor);
    }

    @Override
    public void bookDelta(
            int id,
            long eventNs,
            long timeNs,
            long sequence,
            BookAction action,
            Side side,
            long price,
            long lots,
            int flags) {
        venue.advanceTo(timeNs);
        venue.bookDelta(id, eventNs, timeNs, sequence, action, side, price, lots, flags);
        engine.bookDelta(id, eventNs, timeNs, sequence, action, side, price, lots, flags);
    }

    @Override
    public void gap(int id, long eventNs, long timeNs, GapReason reason, long expected, long received) {
        venue.advanceTo(timeNs);
        venue.gap(id, eventNs, timeNs, reason, expected, received);
        engine.gap(id, eventNs, timeNs, reason, expected, received);
    }

    /** Passes answers on, and keeps what the venue says that was filled. */
    static final class Answers implements OrderEvents {
        @Nullable
        Engine engine;

        long fills;

        @Override
        public void accepted(long id, int instrumentId, long venueOrderId, long eventNs, long timeNs) {
            engine().accepted(id, instrumentId, venueOrderId, eventNs, timeNs);
        }

        @Override
        public void rejected(long id, int instrumentId, OrderReason reason, long eventNs, long timeNs) {
            engine().rejected(id, instrumentId, reason, eventNs, timeNs);
        }

        @Override
        public void filled(
                long id,
                int instrumentId,
                long venueOrderId,
                long tradeId,
                long price,
                long lots,
                Liquidity liquidity,
                long fee,
                int feeScale,
                String feeAsset,
                long eventNs,
                long timeNs) {
            fills++;
            engine().filled(
                            id,
                            instrumentId,
                            venueOrderId,
                            tradeId,
                            price,
                            lots,
                            liquidity,
                            fee,
                            feeScale,
                            feeAsset,
                            eventNs,
                            timeNs);
        }

        @Override
        public void canceled(long id, int instrumentId, long eventNs, long timeNs) {
            engine().canceled(id, instrumentId, eventNs, timeNs);
        }

        @Override
        public void cancelRejected(long id, int instrumentId, OrderReason reason, long eventNs, long timeNs) {
            engine().cancelRejected(id, instrumentId, reason, eventNs, timeNs);
        }

        @Override
        public void expired(long id, int instrumentId, long eventNs, long timeNs) {
            engine().expired(id, instrumentId, eventNs, timeNs);
        }

        @Override
        public void unknown(long id, int instrumentId, long eventNs, long timeNs) {
            engine().unknown(id, instrumentId, eventNs, timeNs);
        }

        @Override
        public void status(
                long id,
                int instrumentId,
                long venueOrderId,
                OrderState state,
                long filledLots,
                long eventNs,
                long timeNs) {
            engine().status(id, instrumentId, venueOrderId, state, filledLots, eventNs, timeNs);
        }

        @Override
        public void balance(String venue, String asset, long free, long locked, int scale, long eventNs, long timeNs) {
            engine().balance(venue, asset, free, locked, scale, eventNs, timeNs);
        }

        private Engine engine() {
            return Objects.requireNonNull(engine);
        }
    }
}
