package io.tidemill.backtester;

import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.model.promotion.Promotion;
import java.util.ArrayList;
import java.util.List;

/** An engine without strategies that notes everything it hears as lines of text, for tests to override and to read. */
class ScriptedEngine implements MarketEvents, OrderEvents, ControlEvents {
    final List<String> heard = new ArrayList<>();
    final OrderCommands commands;
    private int orders;

    ScriptedEngine(OrderCommands commands) {
        this.commands = commands;
    }

    EngineInputs inputs() {
        return new EngineInputs(this, this, this);
    }

    long place(int instrumentId, Side side, OrderKind kind, long priceTicks, long sizeLots, long timeNs) {
        orders++;
        long id = ClientOrderId.of(1, orders);
        TimeInForce timeInForce = kind == OrderKind.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
        commands.place(id, instrumentId, side, kind, timeInForce, priceTicks, sizeLots, 0, 7, timeNs);
        return id;
    }

    @Override
    public void quote(int id, long event, long receive, long sequence, long bid, long bidLots, long ask, long askLots) {
        heard.add(receive + " quote " + sequence);
    }

    @Override
    public void trade(int id, long event, long receive, long sequence, long price, long lots, Side aggressor) {
        heard.add(receive + " trade " + sequence);
    }

    @Override
    public void bookDelta(
            int id,
            long event,
            long receive,
            long sequence,
            BookAction action,
            Side side,
            long price,
            long lots,
            int flags) {
        heard.add(receive + " delta " + sequence);
    }

    @Override
    public void gap(int id, long event, long receive, GapReason reason, long expected, long received) {
        heard.add(receive + " gap");
    }

    @Override
    public void clock(long receive) {
        heard.add(receive + " clock");
    }

    @Override
    public void instrument(Instrument instrument, long receive) {
        heard.add(receive + " instrument " + instrument.name());
    }

    @Override
    public void promotion(Promotion promotion, long receive) {}

    @Override
    public void halt(String reason, long receive) {}

    @Override
    public void resume(String person, long receive) {}

    @Override
    public void accepted(long order, int id, long venueOrderId, long event, long receive) {
        heard.add(receive + " accepted " + event);
    }

    @Override
    public void rejected(long order, int id, OrderReason reason, long event, long receive) {
        heard.add(receive + " rejected " + reason);
    }

    @Override
    public void filled(
            long order,
            int id,
            long venueOrderId,
            long tradeId,
            long price,
            long lots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset,
            long event,
            long receive) {
        heard.add(receive + " filled " + lots + "@" + price + " " + liquidity + " " + event);
    }

    @Override
    public void canceled(long order, int id, long event, long receive) {
        heard.add(receive + " canceled " + event);
    }

    @Override
    public void cancelRejected(long order, int id, OrderReason reason, long event, long receive) {
        heard.add(receive + " cancelRejected " + reason);
    }

    @Override
    public void expired(long order, int id, long event, long receive) {
        heard.add(receive + " expired " + event);
    }

    @Override
    public void unknown(long order, int id, long event, long receive) {}

    @Override
    public void status(long order, int id, long venueOrderId, OrderState state, long lots, long event, long receive) {}

    @Override
    public void balance(String venue, String asset, long free, long locked, int scale, long event, long receive) {}
}
