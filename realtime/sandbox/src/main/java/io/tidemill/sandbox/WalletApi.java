package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemill.matching.Ledger;
import io.tidemill.model.instrument.Instrument;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Function;

/**
 * The few endpoints of {@code /sapi/v1} that client libraries call while they start: assets and fees. Nothing can be paid in or out.
 * <b>Source:</b> developers.binance.com, Wallet.
 */
final class WalletApi {
    private final Ledger ledger;
    private final Symbols symbols;
    private final SandboxConfig config;

    WalletApi(Ledger ledger, Symbols symbols, SandboxConfig config) {
        this.ledger = ledger;
        this.symbols = symbols;
        this.config = config;
    }

    void addTo(RestApi api) {
        add(
                api,
                RestApi.Security.NONE,
                "/sapi/v1/system/status",
                Set.of(),
                params -> JsonText.object().put("status", 0).put("msg", "normal"));
        add(api, RestApi.Security.SIGNED, "/sapi/v1/asset/assetDetail", Set.of("asset"), this::assetDetail);
        add(api, RestApi.Security.SIGNED, "/sapi/v1/capital/config/getall", Set.of(), this::coins);
        add(api, RestApi.Security.SIGNED, "/sapi/v1/asset/tradeFee", Set.of("symbol"), this::tradeFee);
    }

    private static void add(
            RestApi api, RestApi.Security security, String path, Set<String> known, Function<Params, Object> answer) {
        api.add("GET " + path, "", new RestApi.Endpoint(security, params -> 1, known, answer));
    }

    private Object assetDetail(Params params) {
        String wanted = params.text("asset");
        ObjectNode out = JsonText.object();
        for (int asset = 0; asset < ledger.assets(); asset++) {
            if (wanted == null || wanted.equals(ledger.asset(asset))) {
                out.putObject(ledger.asset(asset))
                        .put("minWithdrawAmount", "0.00000000")
                        .put("depositStatus", false)
                        .put("withdrawFee", "0")
                        .put("withdrawStatus", false);
            }
        }
        return out;
    }

    private Object coins(Params params) {
        ArrayNode out = JsonText.array();
        for (int asset = 0; asset < ledger.assets(); asset++) {
            ObjectNode coin = out.addObject()
                    .put("coin", ledger.asset(asset))
                    .put("depositAllEnable", false)
                    .put("free", Decimal8.text(ledger.free(asset)))
                    .put("freeze", "0")
                    .put("ipoable", "0")
                    .put("ipoing", "0")
                    .put("isLegalMoney", false)
                    .put("locked", Decimal8.text(ledger.locked(asset)))
                    .put("name", ledger.asset(asset));
            coin.putArray("networkList");
            coin.put("storage", "0")
                    .put("trading", true)
                    .put("withdrawAllEnable", false)
                    .put("withdrawing", "0");
        }
        return out;
    }

    private Object tradeFee(Params params) {
        ArrayNode out = JsonText.array();
        for (Instrument of : symbols.named(params)) {
            out.addObject()
                    .put("symbol", of.venueSymbol())
                    .put("makerCommission", rate(config.fees().makerBps()))
                    .put("takerCommission", rate(config.fees().takerBps()));
        }
        return out;
    }

    private static String rate(double bps) {
        return BigDecimal.valueOf(bps).movePointLeft(4).stripTrailingZeros().toPlainString();
    }
}
