package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes one order off and places another in one request. What is asked of the new order (parameters, filters, order count) is
 * checked before anything happens. <b>Source:</b> binance-spot-api-docs, rest-api.md, "Cancel an Existing Order and Send a New
 * Order".
 */
final class CancelReplace {
    static final Set<String> PARAMETERS = parameters();
    private static final String STOP_ON_FAILURE = "STOP_ON_FAILURE";
    private static final Set<String> MODES = Set.of(STOP_ON_FAILURE, "ALLOW_FAILURE");

    private CancelReplace() {}

    /** How the account takes an order off, and how it places one; both throw {@link ApiError}. */
    record Steps(Supplier<ObjectNode> cancel, Function<OrderRequest, ObjectNode> place) {}

    static ObjectNode answer(Params params, Symbols symbols, Budget budget, long nowMs, Steps steps) {
        String mode = params.required("cancelReplaceMode");
        if (!MODES.contains(mode)) {
            throw ApiError.bad(-1145, "Invalid cancelReplaceMode.");
        }
        if (!params.has("cancelOrderId") && !params.has("cancelOrigClientOrderId")) {
            throw ApiError.bad(
                    -1102,
                    "Param 'cancelOrigClientOrderId' or 'cancelOrderId' must be sent, but both were empty/null!");
        }
        AccountApi.selfTradePrevention(params);
        budget.checkOrders(nowMs);
        OrderRequest request = OrderRequest.of(params, symbols);
        // counted even if the new order is not attempted
        budget.countOrder(nowMs);

        ObjectNode answer = JsonText.object();
        boolean canceled = attempt(answer, "cancelResult", "cancelResponse", steps.cancel());
        boolean placed = false;
        if (canceled || !mode.equals(STOP_ON_FAILURE)) {
            placed = attempt(
                    answer,
                    "newOrderResult",
                    "newOrderResponse",
                    () -> steps.place().apply(request));
        } else {
            answer.put("newOrderResult", "NOT_ATTEMPTED").putNull("newOrderResponse");
        }
        if (canceled && placed) {
            return answer;
        }
        throw canceled || placed
                ? ApiError.inPart(409, -2021, "Order cancel-replace partially failed.", answer)
                : ApiError.inPart(400, -2022, "Order cancel-replace failed.", answer);
    }

    private static boolean attempt(ObjectNode answer, String result, String response, Supplier<ObjectNode> step) {
        try {
            ObjectNode done = step.get();
            answer.put(result, "SUCCESS").set(response, done);
            return true;
        } catch (ApiError e) {
            answer.put(result, "FAILURE")
                    .set(response, JsonText.object().put("code", e.code()).put("msg", e.getMessage()));
            return false;
        }
    }

    private static Set<String> parameters() {
        Set<String> all = new HashSet<>(OrderRequest.PARAMETERS);
        all.addAll(Set.of(
                "cancelReplaceMode",
                "cancelOrderId",
                "cancelOrigClientOrderId",
                "cancelNewClientOrderId",
                "cancelRestrictions",
                "orderRateLimitExceededMode"));
        return Set.copyOf(all);
    }
}
