package io.tidemill.sandbox;

import io.tidemill.matching.FeeModel;
import io.tidemill.matching.Ledger;
import io.tidemill.matching.Money;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The venue's back office: the account's orders, fills and balances, and the market that decides about them. */
final class Exchange implements MarketListener {
    private static final long FIRST_ORDER_ID = 1_000_001;

    private final SandboxConfig config;
    private final Market market;
    private final Symbols symbols;
    private final LongSupplier clockMs;
    private final MarketFeed feed;
    private final Consumer<String> userStream;
    private final Ledger ledger;
    private final List<Money> money = new ArrayList<>();
    private final Map<Long, OwnOrder> orders = new TreeMap<>();
    private final List<OwnFill> fills = new ArrayList<>();
    private long nextOrderId = FIRST_ORDER_ID;
    private long lastExecutionId;
    private String cancelId = "";
    private @Nullable OrderReason refusal;

    Exchange(
            SandboxConfig config,
            Market market,
            Symbols symbols,
            LongSupplier clockMs,
            MarketFeed feed,
            Consumer<String> userStream) {
        this.config = config;
        this.market = market;
        this.symbols = symbols;
        this.clockMs = clockMs;
        this.feed = feed;
        this.userStream = userStream;
        ledger = new Ledger(config.balances());
        for (Instrument instrument : market.instruments()) {
            money.add(new Money(instrument));
            ledger.index(instrument.base());
            ledger.index(instrument.quote());
        }
    }

    Ledger ledger() {
        return ledger;
    }

    /** Places an order; all that is decided at once is decided when the call returns. */
    OwnOrder place(OrderRequest request) {
        String id = request.clientOrderId() == null ? venueId(nextOrderId) : request.clientOrderId();
        if (orders.values().stream().anyMatch(other -> other.open && other.clientOrderId.equals(id))) {
            throw ApiError.rejected("Duplicate order sent.");
        }
        if (open(request.instrument()).size() >= Filters.MAX_OPEN_ORDERS) {
            throw ApiError.filter("MAX_NUM_ORDERS");
        }
        OwnOrder order = new OwnOrder(nextOrderId, request, id, clockMs.getAsLong());
        lock(order);
        nextOrderId++;
        orders.put(order.orderId, order);
        refusal = null;
        market.place(
                order.orderId,
                order.instrument.id(),
                order.side,
                order.kind,
                order.kind == OrderKind.MARKET ? TimeInForce.IOC : order.timeInForce,
                order.priceTicks,
                order.sizeLots);
        OrderReason reason = refusal;
        if (reason != null) {
            orders.remove(order.orderId);
            unlock(order);
            throw ApiError.rejected(
                    reason == OrderReason.WOULD_TAKE ? "Order would immediately match and take." : "Market is closed.");
        }
        return order;
    }

    /** Takes an order off that is open. */
    OwnOrder cancel(OwnOrder order, String newClientOrderId) {
        if (!order.open) {
            throw ApiError.bad(-2011, "Unknown order sent.");
        }
        cancelId = newClientOrderId;
        market.cancel(order.orderId, order.instrument.id());
        return order;
    }

    /** The order with this venue id, or with this client id (the newest one), or null. */
    @Nullable
    OwnOrder find(Instrument instrument, long orderId, @Nullable String clientOrderId) {
        OwnOrder found = null;
        for (OwnOrder order : orders.values()) {
            if (order.instrument.id() == instrument.id()
                    && (orderId < 0 || order.orderId == orderId)
                    && (clientOrderId == null || order.clientOrderId.equals(clientOrderId))) {
                found = order;
            }
        }
        return found;
    }

    List<OwnOrder> open(Instrument instrument) {
        return orders.values().stream()
                .filter(order -> order.open && order.instrument.id() == instrument.id())
                .toList();
    }

    List<OwnOrder> all() {
        return List.copyOf(orders.values());
    }

    List<OwnFill> fills() {
        return fills;
    }

    /** An id that the venue gives where a client leaves it out: 22 letters and digits, as Binance's. */
    static String venueId(long number) {
        Chance chance = new Chance(number);
        StringBuilder id = new StringBuilder(22);
        for (int i = 0; i < 22; i++) {
            id.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".charAt(chance.below(62)));
        }
        return id.toString();
    }

    @Override
    public void depth(int listing, long firstUpdateId, long lastUpdateId, String data) {
        feed.depth(listing, data);
    }

    @Override
    public void bookTicker(int listing, long bidTicks, long bidLots, long askTicks, long askLots, String data) {
        symbols.tape(listing).quote(bidTicks, bidLots, askTicks, askLots);
        feed.bookTicker(listing, data);
    }

    @Override
    public void trade(int listing, PublicTrade trade, String data) {
        symbols.tape(listing).trade(trade);
        feed.trade(listing, trade, data);
    }

    @Override
    public void accepted(long orderId) {
        OwnOrder order = order(orderId);
        order.open = true;
        tell(AccountFrames.report(order, "NEW", "", nextExecutionId()));
        tellBalances(order);
    }

    @Override
    public void rejected(long orderId, OrderReason reason) {
        refusal = reason;
    }

    @Override
    public void filled(long orderId, long tradeId, long priceTicks, long sizeLots, Liquidity liquidity) {
        OwnOrder order = order(orderId);
        Money of = money.get(order.instrument.id());
        boolean buys = order.side == Side.BUY;
        long base8 = of.base(sizeLots);
        long quote8 = of.quote(priceTicks, sizeLots);
        boolean feeInBase = buys && config.fees().asset() == FeeModel.FeeAsset.RECEIVED;
        long fee8 = config.fees().fee(feeInBase ? base8 : quote8, liquidity);
        String feeAsset = feeInBase ? order.instrument.base() : order.instrument.quote();
        order.filledLots += sizeLots;
        order.filledQuote8 += quote8;
        order.updateTimeMs = clockMs.getAsLong();
        order.status = order.leftLots() == 0 ? "FILLED" : "PARTIALLY_FILLED";
        order.open = order.leftLots() > 0;
        settle(order, base8, quote8);
        ledger.receive(ledger.index(feeAsset), -fee8);
        OwnFill fill = new OwnFill(
                order,
                tradeId,
                priceTicks,
                sizeLots,
                quote8,
                fee8,
                feeAsset,
                liquidity == Liquidity.MAKER,
                order.updateTimeMs);
        fills.add(fill);
        order.fills.add(fill.placed());
        if (!order.open) {
            unlock(order);
        }
        tell(AccountFrames.fill(order, fill, nextExecutionId()));
        tellBalances(order);
    }

    @Override
    public void canceled(long orderId) {
        OwnOrder order = order(orderId);
        end(order, "CANCELED");
        tell(AccountFrames.report(order, "CANCELED", cancelId, nextExecutionId()));
        tellBalances(order);
    }

    @Override
    public void expired(long orderId) {
        OwnOrder order = order(orderId);
        // a resting kind of order expires only where it met the account's own
        boolean prevented = order.kind == OrderKind.LIMIT && order.timeInForce == TimeInForce.GTC;
        end(order, prevented ? "EXPIRED_IN_MATCH" : "EXPIRED");
        tell(AccountFrames.report(order, prevented ? "TRADE_PREVENTION" : "EXPIRED", "", nextExecutionId()));
        tellBalances(order);
    }

    private void end(OwnOrder order, String status) {
        order.status = status;
        order.open = false;
        order.updateTimeMs = clockMs.getAsLong();
        unlock(order);
    }

    private void lock(OwnOrder order) {
        long amount8 = order.side == Side.SELL
                ? money.get(order.instrument.id()).base(order.sizeLots)
                : order.kind == OrderKind.MARKET
                        ? marketCost8(order)
                        : money.get(order.instrument.id()).quoteUp(order.priceTicks, order.sizeLots);
        if (!ledger.lock(payAsset(order), amount8)) {
            throw ApiError.rejected("Account has insufficient balance for requested action.");
        }
        order.locked8 = amount8;
    }

    private long marketCost8(OwnOrder order) {
        OrderBook book = symbols.book(order.instrument);
        Money of = money.get(order.instrument.id());
        long left = order.sizeLots;
        long cost8 = 0;
        for (int level = 0; level < book.levels(Side.SELL) && left > 0; level++) {
            long lots = Math.min(left, book.sizeLots(Side.SELL, level));
            cost8 += of.quoteUp(book.priceTicks(Side.SELL, level), lots);
            left -= lots;
        }
        return cost8;
    }

    /** Moves what a fill costs and brings; what a better price left over is free again. */
    private void settle(OwnOrder order, long base8, long quote8) {
        boolean buys = order.side == Side.BUY;
        long cost8 = buys ? quote8 : base8;
        long stays8 = buys && order.kind != OrderKind.MARKET
                ? money.get(order.instrument.id()).quoteUp(order.priceTicks, order.leftLots())
                : Math.max(0, order.locked8 - cost8);
        ledger.unlock(payAsset(order), order.locked8 - stays8);
        order.locked8 = stays8;
        ledger.receive(payAsset(order), -cost8);
        ledger.receive(ledger.index(buys ? order.instrument.base() : order.instrument.quote()), buys ? base8 : quote8);
    }

    private void unlock(OwnOrder order) {
        ledger.unlock(payAsset(order), order.locked8);
        order.locked8 = 0;
    }

    private int payAsset(OwnOrder order) {
        return ledger.index(order.side == Side.BUY ? order.instrument.quote() : order.instrument.base());
    }

    private void tellBalances(OwnOrder order) {
        int[] assets = {ledger.index(order.instrument.base()), ledger.index(order.instrument.quote())};
        tell(AccountFrames.balances(ledger, assets, clockMs.getAsLong()));
    }

    private void tell(String event) {
        userStream.accept(event);
    }

    private long nextExecutionId() {
        lastExecutionId++;
        return lastExecutionId;
    }

    private OwnOrder order(long orderId) {
        OwnOrder order = orders.get(orderId);
        if (order == null) {
            throw new IllegalStateException("the market speaks of an order that nobody placed: " + orderId);
        }
        return order;
    }
}
