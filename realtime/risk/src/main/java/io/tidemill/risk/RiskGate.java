package io.tidemill.risk;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import org.jspecify.annotations.Nullable;

/**
 * The one door that every order passes on its way out. It knows what is held, what is reserved by open orders, and what the
 * market last said, and answers with the reason of the first rule that an order breaks, or {@link OrderReason#NONE}.
 *
 * <p>Exposure is reserved here before an order leaves and given back only when the order is at its end, so
 *
 * <pre>
 *   -maxPosition <= position - reserved to sell     and     position + reserved to buy <= maxPosition
 * </pre>
 *
 * hold for whatever venues make of our orders.
 *
 * <p>After {@link #halt} every order is denied until {@link #resume}.
 *
 * <p><b>Thread:</b> the engine's. <b>Cost:</b> no allocation, no loop.
 */
@HotPath
public final class RiskGate {
    private static final double BPS = 10_000;

    private final RiskLimits limits;
    private final OrderRate rate;
    private @Nullable InstrumentRisk[] instruments = new InstrumentRisk[16];
    private boolean halted;

    /** A gate with these limits, which lets nothing pass for instruments that it was not told of. */
    public RiskGate(RiskLimits limits) {
        this.limits = limits;
        this.rate = new OrderRate(limits.maxOrdersPerWindow(), limits.orderWindowNs());
    }

    /** Defines an instrument, or takes a new version of it whose steps are the same. Cold path. */
    public void instrument(Instrument instrument) {
        if (instrument.id() >= instruments.length) {
            @Nullable
            InstrumentRisk[] grown = new InstrumentRisk[Math.max(instrument.id() + 1, instruments.length * 2)];
            System.arraycopy(instruments, 0, grown, 0, instruments.length);
            instruments = grown;
        }
        InstrumentRisk known = instruments[instrument.id()];
        InstrumentRisk risk = new InstrumentRisk(instrument, limits.of(instrument.name()));
        if (known != null) {
            risk.takeOver(known);
        }
        instruments[instrument.id()] = risk;
    }

    /** Bid and ask are these now. */
    public void market(int instrumentId, long bidPriceTicks, long askPriceTicks, long timeNs) {
        InstrumentRisk risk = of(instrumentId);
        risk.twiceMidTicks = bidPriceTicks + askPriceTicks;
        risk.marketTimeNs = timeNs;
        risk.hasMarket = true;
    }

    /** Bid and ask are not known any more: a gap, or an empty side. */
    public void marketLost(int instrumentId) {
        of(instrumentId).hasMarket = false;
    }

    /**
     * Asks whether an order may leave. If so, its size is reserved, it counts as open and as one more order of the window.
     *
     * @param priceTicks limit price; ignored for MARKET
     * @return {@link OrderReason#NONE} if it may, else why not
     */
    public OrderReason admit(int instrumentId, Side side, OrderKind kind, long priceTicks, long sizeLots, long timeNs) {
        InstrumentRisk risk = of(instrumentId);
        OrderReason reason = check(risk, side, kind, priceTicks, sizeLots, timeNs);
        if (reason == OrderReason.NONE) {
            rate.count(timeNs);
            risk.openOrders++;
            risk.reserve(side, sizeLots);
        }
        return reason;
    }

    /** Some of a reserved size is not reserved any more; {@code lots} &lt; 0 reserves again what came back to life. */
    public void release(int instrumentId, Side side, long lots) {
        of(instrumentId).reserve(side, -lots);
    }

    /** An order is at its end. */
    public void closed(int instrumentId) {
        of(instrumentId).openOrders--;
    }

    /** An order that was at its end is not: the venue said so. */
    public void reopened(int instrumentId) {
        of(instrumentId).openOrders++;
    }

    /** A fill moved the position. */
    public void filled(int instrumentId, Side side, long sizeLots) {
        of(instrumentId).positionLots += side.sign() * sizeLots;
    }

    /** From here on every order is denied. */
    public void halt() {
        halted = true;
    }

    /** A person lets orders pass again. */
    public void resume() {
        halted = false;
    }

    /** Whether every order is denied. */
    public boolean isHalted() {
        return halted;
    }

    /** What is held, over all strategies. <b>Unit:</b> lots. */
    public long positionLots(int instrumentId) {
        return of(instrumentId).positionLots;
    }

    /** What open orders may still add on a side. <b>Unit:</b> lots. */
    public long reservedLots(int instrumentId, Side side) {
        InstrumentRisk risk = of(instrumentId);
        return side == Side.BUY ? risk.reservedBuyLots : risk.reservedSellLots;
    }

    /** Orders that are not at their end. */
    public int openOrders(int instrumentId) {
        return of(instrumentId).openOrders;
    }

    /** The largest order that the limits of the instrument allow. <b>Unit:</b> lots. */
    public long maxOrderLots(int instrumentId) {
        return of(instrumentId).maxOrderLots;
    }

    private OrderReason check(
            InstrumentRisk risk, Side side, OrderKind kind, long priceTicks, long sizeLots, long timeNs) {
        if (halted) {
            return OrderReason.HALTED;
        }
        if (!risk.hasMarket || timeNs - risk.marketTimeNs > limits.staleBookNs()) {
            return OrderReason.STALE_BOOK;
        }
        if (sizeLots > risk.maxOrderLots) {
            return OrderReason.ORDER_SIZE;
        }
        double midTicks = risk.twiceMidTicks * 0.5;
        double ticks = kind == OrderKind.MARKET ? midTicks : priceTicks;
        if (kind != OrderKind.MARKET && !(Math.abs(ticks - midTicks) * BPS <= limits.priceCollarBps() * midTicks)) {
            return OrderReason.PRICE_COLLAR;
        }
        double notional = ticks * sizeLots * risk.quotePerUnit;
        if (!(notional <= risk.maxOrderNotional)) {
            return OrderReason.ORDER_NOTIONAL;
        }
        if (sizeLots < risk.minSizeLots
                || sizeLots <= 0
                || sizeLots % risk.orderStepLots != 0
                || notional < risk.minNotional) {
            return OrderReason.FILTER;
        }
        if (risk.worstPosition(side) + sizeLots > risk.maxPositionLots) {
            return OrderReason.POSITION_LIMIT;
        }
        if (risk.openOrders >= limits.maxOpenOrders()) {
            return OrderReason.OPEN_ORDERS;
        }
        return rate.isFull(timeNs) ? OrderReason.ORDER_RATE : OrderReason.NONE;
    }

    private InstrumentRisk of(int instrumentId) {
        InstrumentRisk risk = instrumentId >= 0 && instrumentId < instruments.length ? instruments[instrumentId] : null;
        if (risk == null) {
            throw new IllegalStateException("the gate was not told of instrument " + instrumentId);
        }
        return risk;
    }
}
