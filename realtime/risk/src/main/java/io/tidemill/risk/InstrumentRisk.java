package io.tidemill.risk;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;

/** What the gate knows of one instrument: its limits in lots, the market, and our exposure. */
@HotPath
final class InstrumentRisk {
    final long maxOrderLots;
    final long maxPositionLots;
    final double maxOrderNotional;
    final long orderStepLots;
    final long minSizeLots;
    final double minNotional;
    final double quotePerUnit;
    long twiceMidTicks;
    long marketTimeNs;
    boolean hasMarket;
    long positionLots;
    long reservedBuyLots;
    long reservedSellLots;
    int openOrders;

    InstrumentRisk(Instrument instrument, InstrumentLimits limits) {
        double lot = instrument.lot().toDouble(1);
        maxOrderLots = wholeLots(limits.maxOrderSize(), lot);
        maxPositionLots = wholeLots(limits.maxPosition(), lot);
        if (maxOrderLots < Math.max(instrument.orderStepLots(), instrument.minSizeLots())) {
            throw new IllegalArgumentException("maxOrderSize must allow the smallest order of " + instrument.name()
                    + ", was " + limits.maxOrderSize());
        }
        maxOrderNotional = limits.maxOrderNotional();
        orderStepLots = instrument.orderStepLots();
        minSizeLots = instrument.minSizeLots();
        minNotional = instrument.minNotional();
        quotePerUnit = instrument.tick().toDouble(1) * lot * instrument.multiplier();
    }

    void takeOver(InstrumentRisk older) {
        twiceMidTicks = older.twiceMidTicks;
        marketTimeNs = older.marketTimeNs;
        hasMarket = older.hasMarket;
        positionLots = older.positionLots;
        reservedBuyLots = older.reservedBuyLots;
        reservedSellLots = older.reservedSellLots;
        openOrders = older.openOrders;
    }

    void reserve(Side side, long lots) {
        if (side == Side.BUY) {
            reservedBuyLots += lots;
        } else {
            reservedSellLots += lots;
        }
    }

    /** How far the position goes to this side, counted positive, if all open orders of the side fill and no other. */
    long worstPosition(Side side) {
        return side == Side.BUY ? positionLots + reservedBuyLots : reservedSellLots - positionLots;
    }

    /** Rounds down, but not below what was meant: 0.3 / 0.1 is 2.99... in doubles. */
    private static long wholeLots(double size, double lot) {
        return (long) Math.floor(size / lot * (1 + 1e-12));
    }
}
