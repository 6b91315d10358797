package io.tidemill.backtester;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderKind;

/** Quotes both sides at the best prices every so many quotes, and takes now and then. */
class Churner extends ScriptedEngine {
    private final int every;
    private int quotes;
    private long buy;
    private long sell;

    Churner(OrderCommands commands, int every) {
        super(commands);
        this.every = every;
    }

    @Override
    public void quote(int id, long event, long receive, long sequence, long bid, long bidLots, long ask, long askLots) {
        quotes++;
        if (quotes % every != 0) {
            return;
        }
        if (buy != 0) {
            commands.cancel(buy, id, receive);
            commands.cancel(sell, id, receive);
        }
        buy = place(id, Side.BUY, OrderKind.LIMIT_MAKER, bid, 500, receive);
        sell = place(id, Side.SELL, OrderKind.LIMIT_MAKER, ask, 500, receive);
        if (quotes % (7 * every) == 0) {
            place(id, quotes % (14 * every) == 0 ? Side.BUY : Side.SELL, OrderKind.MARKET, 0, 300, receive);
        }
    }
}
