package io.tidemill.engine;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.MarketView;
import io.tidemill.strategy.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The desk of a strategy that was not started. */
enum NoDesk implements Desk {
    INSTANCE;

    @Override
    public long timeNs() {
        throw notStarted();
    }

    @Override
    public List<Instrument> instruments() {
        throw notStarted();
    }

    @Override
    public MarketView market(int instrumentId) {
        throw notStarted();
    }

    @Override
    public long positionLots(int instrumentId) {
        throw notStarted();
    }

    @Override
    public int openOrders(int instrumentId) {
        throw notStarted();
    }

    @Override
    public @Nullable OrderView order(long clientOrderId) {
        throw notStarted();
    }

    @Override
    public boolean isHalted() {
        throw notStarted();
    }

    @Override
    public long limit(int instrumentId, Side side, long priceTicks, long sizeLots) {
        throw notStarted();
    }

    @Override
    public long limitMaker(int instrumentId, Side side, long priceTicks, long sizeLots) {
        throw notStarted();
    }

    @Override
    public long ioc(int instrumentId, Side side, long priceTicks, long sizeLots) {
        throw notStarted();
    }

    @Override
    public long market(int instrumentId, Side side, long sizeLots) {
        throw notStarted();
    }

    @Override
    public boolean cancel(long clientOrderId) {
        throw notStarted();
    }

    @Override
    public void cancelAll(int instrumentId) {
        throw notStarted();
    }

    @Override
    public void timer(long dueNs) {
        throw notStarted();
    }

    private static IllegalStateException notStarted() {
        return new IllegalStateException("the strategy was not started");
    }
}
