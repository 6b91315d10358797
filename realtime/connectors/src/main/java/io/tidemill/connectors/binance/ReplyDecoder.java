package io.tidemill.connectors.binance;

import io.tidemill.connectors.CodecCounters;
import io.tidemill.connectors.JsonScanner;
import io.tidemill.connectors.OrderEmitter;
import io.tidemill.connectors.RefusalReason;
import io.tidemill.connectors.RequestContext;
import io.tidemill.connectors.RetryList;
import io.tidemill.connectors.TextCache;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Replies about orders and the account into order events. The context says what was asked, see {@link Requests}.
 *
 * <pre>
 *             yes                                  no                       outcome not known (5XX, -1006, -1007, lost, garbled)
 *   new       accepted, fills, end if there is     rejected                 unknown
 *   cancel    canceled                             cancelRejected           unknown
 *   cancel-all  canceled for each                  -2011: nothing was open  asks for the open orders
 *   order     status                               -2013: status REJECTED   unknown
 *   open-orders, account, trades: status, balances, fills                   asked again
 * </pre>
 *
 * <p>Cold path: allocates. <b>Thread:</b> one thread owns it.
 */
final class ReplyDecoder {
    private static final byte[] BALANCES = "balances".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPDATE_TIME = "updateTime".getBytes(StandardCharsets.US_ASCII);

    private final OrderEmitter out;
    private final CodecCounters counters;
    private final RetryList retries;
    private final JsonScanner scanner = new JsonScanner();
    private final TextCache texts = new TextCache();

    ReplyDecoder(OrderEmitter out, CodecCounters counters, RetryList retries) {
        this.out = out;
        this.counters = counters;
        this.retries = retries;
    }

    /** A reply to, or the loss of, a request about orders; {@code context.status} is 0 for a loss. */
    void reply(RequestContext context, Listing of, long receiveTimeNs, byte[] bytes, int offset, int length) {
        long id = ClientOrderId.parse(context.order());
        scanner.wrap(bytes, offset, length);
        switch (context.verb()) {
            case Requests.NEW -> placed(context, of, id, receiveTimeNs);
            case Requests.CANCEL -> canceled(context, of, id, receiveTimeNs);
            case Requests.CANCEL_ALL -> canceledAll(context, of, receiveTimeNs);
            case Requests.ORDER -> told(context, of, id, receiveTimeNs);
            case Requests.OPEN_ORDERS -> openOrders(context, of, receiveTimeNs);
            case Requests.TRADES -> trades(context, of, id, receiveTimeNs);
            default -> counters.countPassedOver();
        }
    }

    /** A request that was never sent, because its instrument was not known to the sockets yet. */
    void notSent(RequestContext context, int instrumentId, long receiveTimeNs) {
        long id = ClientOrderId.parse(context.order());
        switch (context.verb()) {
            case Requests.NEW -> out.rejected(id, instrumentId, context.notSent(), MarketEvents.NO_TIME, receiveTimeNs);
            case Requests.CANCEL ->
                out.cancelRejected(id, instrumentId, context.notSent(), MarketEvents.NO_TIME, receiveTimeNs);
            case Requests.ORDER -> out.unknown(id, instrumentId, MarketEvents.NO_TIME, receiveTimeNs);
            case Requests.TRADES -> retries.add(RetryList.Question.ORDER, instrumentId, id, receiveTimeNs);
            case Requests.OPEN_ORDERS, Requests.CANCEL_ALL ->
                retries.add(RetryList.Question.OPEN_ORDERS, instrumentId, 0, receiveTimeNs);
            default -> counters.countPassedOver();
        }
    }

    /** A reply to the question what the account holds. */
    void account(RequestContext context, long receiveTimeNs, byte[] bytes, int offset, int length) {
        scanner.wrap(bytes, offset, length);
        List<Balance> balances = List.of();
        long timeMs = -1;
        if (context.succeeded()) {
            scanner.enterObject();
            while (scanner.nextField()) {
                if (scanner.is(BALANCES)) {
                    balances = Balance.readAll(scanner, texts);
                } else if (scanner.is(UPDATE_TIME)) {
                    timeMs = scanner.readLong();
                } else {
                    scanner.skipValue();
                }
            }
        }
        if (!context.succeeded() || !whole()) {
            retries.add(RetryList.Question.ACCOUNT, 0, 0, receiveTimeNs);
            return;
        }
        Balance.emit(balances, out, timeNs(timeMs), receiveTimeNs);
    }

    private void placed(RequestContext context, Listing of, long id, long receiveTimeNs) {
        if (context.notSent() != OrderReason.NONE) {
            out.rejected(id, of.id(), context.notSent(), MarketEvents.NO_TIME, receiveTimeNs);
            return;
        }
        OrderReport report = context.status() == 0 ? new OrderReport() : OrderReport.read(scanner);
        boolean read = context.status() != 0 && scanner.atEnd();
        if (context.succeeded()) {
            List<Fill> fills = new ArrayList<>();
            long filledLots = report.filled.isEmpty() ? 0 : OrderReport.steps(of.lot(), report.filled);
            boolean good = read && report.orderId >= 0 && filledLots >= 0 && Fill.readAll(report.executions, of, fills);
            if (!good) {
                counters.countRefused(RefusalReason.UNPARSABLE);
                out.unknown(id, of.id(), MarketEvents.NO_TIME, receiveTimeNs);
                return;
            }
            opened(report, of, id, fills, filledLots, receiveTimeNs);
            return;
        }
        int code = read ? report.code : 0;
        if (BinanceErrors.outcomeUnknown(context.status(), code) || (!read && context.status() == 400)) {
            out.unknown(id, of.id(), MarketEvents.NO_TIME, receiveTimeNs);
            return;
        }
        OrderReason reason = BinanceErrors.reason(context.status(), code, report.message);
        out.rejected(id, of.id(), reason, MarketEvents.NO_TIME, receiveTimeNs);
    }

    private void opened(
            OrderReport report, Listing of, long id, List<Fill> fills, long filledLots, long receiveTimeNs) {
        long timeNs = timeNs(report.timeMs);
        OrderState state = report.state();
        if (state == OrderState.REJECTED) {
            out.rejected(id, of.id(), OrderReason.VENUE, timeNs, receiveTimeNs);
            return;
        }
        out.accepted(id, of.id(), report.orderId, timeNs, receiveTimeNs);
        long shown = emit(fills, of, id, report.orderId, Liquidity.TAKER, timeNs, receiveTimeNs);
        out.filledInAll(id, of.id(), report.orderId, filledLots, shown);
        if (state == OrderState.EXPIRED || state == OrderState.CANCELED) {
            out.ended(id, of.id(), report.orderId, state, filledLots, timeNs, receiveTimeNs);
        } else if (state == OrderState.FILLED) {
            out.complete(id, of.id());
        }
    }

    private void canceled(RequestContext context, Listing of, long id, long receiveTimeNs) {
        if (context.notSent() != OrderReason.NONE) {
            out.cancelRejected(id, of.id(), context.notSent(), MarketEvents.NO_TIME, receiveTimeNs);
            return;
        }
        OrderReport report = context.status() == 0 ? new OrderReport() : OrderReport.read(scanner);
        boolean read = context.status() != 0 && scanner.atEnd();
        if (context.succeeded() && read && emitCanceled(report, of, id, receiveTimeNs)) {
            return;
        }
        int code = read ? report.code : 0;
        if (context.succeeded() || BinanceErrors.outcomeUnknown(context.status(), code)) {
            if (context.succeeded()) {
                counters.countRefused(RefusalReason.UNPARSABLE);
            }
            out.unknown(id, of.id(), MarketEvents.NO_TIME, receiveTimeNs);
            return;
        }
        OrderReason reason = BinanceErrors.reason(context.status(), code, report.message);
        out.cancelRejected(id, of.id(), reason, MarketEvents.NO_TIME, receiveTimeNs);
    }

    /** Emits the end of an order as a cancel reports it; false if the report does not say what is needed. */
    private boolean emitCanceled(OrderReport report, Listing of, long id, long receiveTimeNs) {
        long filledLots = OrderReport.steps(of.lot(), report.filled);
        OrderState state = report.state();
        if (id == ClientOrderId.NONE || filledLots < 0 || state == null || report.orderId < 0) {
            return false;
        }
        long timeNs = timeNs(report.timeMs);
        out.filledInAll(id, of.id(), report.orderId, filledLots, 0);
        if (state == OrderState.CANCELED) {
            out.ended(id, of.id(), report.orderId, state, filledLots, timeNs, receiveTimeNs);
        } else {
            out.status(id, of.id(), report.orderId, state, filledLots, timeNs, receiveTimeNs);
        }
        return true;
    }

    private void canceledAll(RequestContext context, Listing of, long receiveTimeNs) {
        if (context.succeeded()) {
            List<OrderReport> reports = reports();
            if (whole()) {
                for (OrderReport report : reports) {
                    emitCanceledTree(report, of, receiveTimeNs);
                }
                return;
            }
        } else if (context.status() != 0) {
            OrderReport report = OrderReport.read(scanner);
            if (scanner.atEnd() && report.code == BinanceErrors.CANCEL_REJECTED) {
                counters.countPassedOver();
                return;
            }
        }
        // some may still be open: ask, so that whoever wanted them off sees them
        retries.add(RetryList.Question.OPEN_ORDERS, of.id(), 0, receiveTimeNs);
    }

    private void emitCanceledTree(OrderReport report, Listing of, long receiveTimeNs) {
        for (OrderReport part : report.parts) {
            emitCanceledTree(part, of, receiveTimeNs);
        }
        long id = report.ourId();
        if (id != ClientOrderId.NONE && !emitCanceled(report, of, id, receiveTimeNs)) {
            counters.countRefused(RefusalReason.UNPARSABLE);
            out.unknown(id, of.id(), MarketEvents.NO_TIME, receiveTimeNs);
        }
    }

    private void told(RequestContext context, Listing of, long id, long receiveTimeNs) {
        OrderReport report = context.status() == 0 ? new OrderReport() : OrderReport.read(scanner);
        boolean read = context.status() != 0 && scanner.atEnd();
        if (context.succeeded() && read && emitStatus(report, of, id, receiveTimeNs)) {
            return;
        }
        if (context.succeeded()) {
            counters.countRefused(RefusalReason.UNPARSABLE);
        }
        boolean gone =
                read && (report.code == BinanceErrors.NO_SUCH_ORDER || report.code == BinanceErrors.ORDER_ARCHIVED);
        if (gone) {
            out.status(id, of.id(), 0, OrderState.REJECTED, 0, MarketEvents.NO_TIME, receiveTimeNs);
        } else {
            // whatever stood in the way, the question is still open
            out.unknown(id, of.id(), MarketEvents.NO_TIME, receiveTimeNs);
        }
    }

    private boolean emitStatus(OrderReport report, Listing of, long id, long receiveTimeNs) {
        long filledLots = OrderReport.steps(of.lot(), report.filled);
        OrderState state = report.state();
        if (id == ClientOrderId.NONE || filledLots < 0 || state == null || report.orderId < 0) {
            return false;
        }
        out.status(id, of.id(), report.orderId, state, filledLots, timeNs(report.timeMs), receiveTimeNs);
        return true;
    }

    private void openOrders(RequestContext context, Listing of, long receiveTimeNs) {
        List<OrderReport> reports = context.succeeded() ? reports() : List.of();
        if (!context.succeeded() || !whole()) {
            retries.add(RetryList.Question.OPEN_ORDERS, of.id(), 0, receiveTimeNs);
            return;
        }
        for (OrderReport report : reports) {
            long id = report.ourId();
            if (id != ClientOrderId.NONE && !emitStatus(report, of, id, receiveTimeNs)) {
                counters.countRefused(RefusalReason.UNPARSABLE);
            }
        }
    }

    private void trades(RequestContext context, Listing of, long id, long receiveTimeNs) {
        List<OrderReport.Execution> executions = new ArrayList<>();
        if (context.succeeded()) {
            scanner.enterArray();
            while (scanner.nextElement()) {
                executions.add(OrderReport.execution(scanner));
            }
        }
        List<Fill> fills = new ArrayList<>();
        if (!context.succeeded() || !whole() || !Fill.readAll(executions, of, fills)) {
            // the order's status says again that fills are missing, and asks for them
            retries.add(RetryList.Question.ORDER, of.id(), id, receiveTimeNs);
            return;
        }
        long lots = 0;
        for (Fill fill : fills) {
            Liquidity liquidity = fill.maker() ? Liquidity.MAKER : Liquidity.TAKER;
            lots += emit(List.of(fill), of, id, fill.orderId(), liquidity, timeNs(fill.timeMs()), receiveTimeNs);
        }
        out.sawFills(id, of.id(), lots);
    }

    private long emit(
            List<Fill> fills, Listing of, long id, long orderId, Liquidity liquidity, long timeNs, long receiveTimeNs) {
        long lots = 0;
        for (Fill fill : fills) {
            lots += fill.sizeLots();
            out.filled(
                    id,
                    of.id(),
                    orderId,
                    fill.tradeId(),
                    fill.priceTicks(),
                    fill.sizeLots(),
                    liquidity,
                    fill.feeMantissa(),
                    fill.feeScale(),
                    fill.feeAsset(),
                    timeNs,
                    receiveTimeNs);
        }
        return lots;
    }

    private List<OrderReport> reports() {
        List<OrderReport> reports = new ArrayList<>();
        scanner.enterArray();
        while (scanner.nextElement()) {
            reports.add(OrderReport.read(scanner));
        }
        return reports;
    }

    private boolean whole() {
        if (scanner.atEnd()) {
            return true;
        }
        counters.countRefused(RefusalReason.UNPARSABLE);
        return false;
    }

    private static long timeNs(long ms) {
        return ms < 0 || ms > MarketDecoder.MAX_MS ? MarketEvents.NO_TIME : ms * MarketDecoder.NS_PER_MS;
    }
}
