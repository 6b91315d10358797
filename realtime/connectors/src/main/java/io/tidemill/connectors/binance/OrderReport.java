package io.tidemill.connectors.binance;

import io.tidemill.connectors.JsonScanner;
import io.tidemill.connectors.StepReader;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.OrderState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One order as replies write it: to a new order, a cancel, a query, and in the lists of open and canceled orders. */
final class OrderReport {
    /** One execution, in a full reply or in the list of our trades; decimals as text. */
    static final class Execution {
        long tradeId = -1;
        long timeMs = -1;
        long orderId = -1;
        String price = "";
        String size = "";
        String fee = "0";
        String feeAsset = "";
        boolean maker;
    }

    String symbol = "";
    String clientOrderId = "";
    String originalClientOrderId = "";
    String status = "";
    String filled = "";
    long orderId = -1;
    long timeMs = -1;
    int code;
    String message = "";
    final List<Execution> executions = new ArrayList<>();
    final List<OrderReport> parts = new ArrayList<>();

    /** Reads one object; the scanner says whether it was whole. */
    static OrderReport read(JsonScanner scanner) {
        OrderReport report = new OrderReport();
        scanner.enterObject();
        while (scanner.nextField()) {
            switch (name(scanner)) {
                case "symbol" -> report.symbol = scanner.readText();
                case "clientOrderId" -> report.clientOrderId = scanner.readText();
                case "origClientOrderId" -> report.originalClientOrderId = scanner.readText();
                case "status" -> report.status = scanner.readText();
                case "executedQty" -> report.filled = scanner.readText();
                case "orderId" -> report.orderId = scanner.readLong();
                case "transactTime", "updateTime" -> report.timeMs = scanner.readLong();
                case "code" -> report.code = (int) scanner.readLong();
                case "msg" -> report.message = scanner.readText();
                case "fills" -> {
                    scanner.enterArray();
                    while (scanner.nextElement()) {
                        report.executions.add(execution(scanner));
                    }
                }
                case "orderReports" -> {
                    scanner.enterArray();
                    while (scanner.nextElement()) {
                        report.parts.add(read(scanner));
                    }
                }
                default -> scanner.skipValue();
            }
        }
        return report;
    }

    /** Reads one execution; the scanner says whether it was whole. */
    static Execution execution(JsonScanner scanner) {
        Execution execution = new Execution();
        scanner.enterObject();
        while (scanner.nextField()) {
            switch (name(scanner)) {
                case "id", "tradeId" -> execution.tradeId = scanner.readLong();
                case "orderId" -> execution.orderId = scanner.readLong();
                case "time" -> execution.timeMs = scanner.readLong();
                case "price" -> execution.price = scanner.readText();
                case "qty" -> execution.size = scanner.readText();
                case "commission" -> execution.fee = scanner.readText();
                case "commissionAsset" -> execution.feeAsset = scanner.readText();
                case "isMaker" -> execution.maker = scanner.readBoolean();
                default -> scanner.skipValue();
            }
        }
        return execution;
    }

    /** Our id of the order that this is about, or {@link ClientOrderId#NONE} if it is not ours. */
    long ourId() {
        long original = ClientOrderId.parse(originalClientOrderId);
        return original != ClientOrderId.NONE ? original : ClientOrderId.parse(clientOrderId);
    }

    /** What the venue says of the order; null for a status that is not documented. */
    @Nullable
    OrderState state() {
        return state(status);
    }

    static @Nullable OrderState state(String status) {
        return switch (status) {
            case "NEW" -> OrderState.ACCEPTED;
            case "PENDING_NEW" -> OrderState.SUBMITTED;
            case "PARTIALLY_FILLED" -> OrderState.PARTLY_FILLED;
            case "FILLED" -> OrderState.FILLED;
            case "CANCELED" -> OrderState.CANCELED;
            case "PENDING_CANCEL" -> OrderState.PENDING_CANCEL;
            case "REJECTED" -> OrderState.REJECTED;
            case "EXPIRED", "EXPIRED_IN_MATCH" -> OrderState.EXPIRED;
            default -> null;
        };
    }

    /** A decimal in steps, not negative; {@link StepReader#OFF_STEP} for whatever is not one. */
    static long steps(StepReader reader, String decimal) {
        byte[] quoted = ('"' + decimal + '"').getBytes(StandardCharsets.UTF_8);
        JsonScanner scanner = new JsonScanner();
        scanner.wrap(quoted, 0, quoted.length);
        long steps = scanner.readQuotedSteps(reader);
        return scanner.atEnd() ? steps : StepReader.OFF_STEP;
    }

    private static String name(JsonScanner scanner) {
        return new String(scanner.bytes(), scanner.start(), scanner.end() - scanner.start(), StandardCharsets.US_ASCII);
    }
}
