package io.tidemill.sandbox;

/** Open, high, low, close and volume of a time, in ticks and {@code 10^-8}. */
final class Bar {
    final long openMs;
    final long open;
    final long firstId;
    long high;
    long low;
    long close;
    long lastId;
    long lastLots;
    long base8;
    long quote8;
    long takerBase8;
    long takerQuote8;
    int count;

    Bar(long openMs, PublicTrade first) {
        this(openMs, first.priceTicks(), first.tradeId());
    }

    private Bar(long openMs, long open, long firstId) {
        this.openMs = openMs;
        this.open = open;
        this.firstId = firstId;
        this.high = open;
        this.low = open;
        this.close = open;
        this.lastId = firstId;
    }

    void add(PublicTrade trade, long tradeBase8, long tradeQuote8) {
        high = Math.max(high, trade.priceTicks());
        low = Math.min(low, trade.priceTicks());
        close = trade.priceTicks();
        lastId = trade.tradeId();
        lastLots = trade.sizeLots();
        base8 += tradeBase8;
        quote8 += tradeQuote8;
        if (!trade.buyerIsMaker()) {
            takerBase8 += tradeBase8;
            takerQuote8 += tradeQuote8;
        }
        count++;
    }

    /** A copy that begins at another time. */
    Bar at(long newOpenMs) {
        Bar copy = new Bar(newOpenMs, open, firstId);
        copy.join(this);
        return copy;
    }

    /** Takes a later bar in. */
    void join(Bar later) {
        high = Math.max(high, later.high);
        low = Math.min(low, later.low);
        close = later.close;
        lastId = later.lastId;
        lastLots = later.lastLots;
        base8 += later.base8;
        quote8 += later.quote8;
        takerBase8 += later.takerBase8;
        takerQuote8 += later.takerQuote8;
        count += later.count;
    }
}
