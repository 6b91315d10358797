package io.tidemill.connectors.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.connectors.Shared;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * The signature against the venue's own example, and what is signed against what another program sent. The secret behind the
 * signatures of that program is not told with them, so they themselves cannot be made again.
 */
class SignerTest {
    @Test
    void theSignatureOfTheVenuesOwnExampleComesOut() {
        // rest-api.md, "SIGNED Endpoint Examples for POST /api/v3/order - HMAC Keys", example 1
        byte[] secret =
                "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j".getBytes(StandardCharsets.US_ASCII);
        assertThat(Signer.signature(
                        secret,
                        "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000"
                                + "&timestamp=1499827319559"))
                .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }

    @Test
    void whatIsSignedOfANewOrderIsTheSameToTheByte() throws IOException {
        Instrument coarse =
                Instrument.spot(0, "BINANCE", "BTCUSDT", "BTC", "USDT", new Step(1, 0), new Step(1, 1), 1, 5, 0);
        String made = new Parameters(1_700_000_000_000L, 10_000)
                .newOrder(
                        coarse,
                        "x-TKT5PX2F0000000000000000000001",
                        Side.BUY,
                        OrderKind.LIMIT,
                        TimeInForce.GTC,
                        30_000,
                        5);
        assertThat(unsigned(row("createLimitBuy").get("body").textValue())).isEqualTo(made);
    }

    @Test
    void whatIsSignedOfAQueryIsTheSameToTheByte() throws IOException {
        String url = row("fetchOpenOrders").get("url").textValue();
        String made = new Parameters(1_700_000_000_000L, 10_000).of("&symbol=BTCUSDT");
        assertThat(unsigned(url)).isEqualTo("https://api.binance.com/api/v3/openOrders?" + made);
    }

    private static JsonNode row(String operation) throws IOException {
        for (String line : Files.readAllLines(Shared.file("signed-requests.jsonl"))) {
            JsonNode row = new ObjectMapper().readTree(line);
            if (row.get("exchange").textValue().equals("binance")
                    && row.get("op").textValue().equals(operation)) {
                return row;
            }
        }
        throw new IllegalStateException("no row of " + operation);
    }

    private static String unsigned(String sent) {
        return sent.substring(0, sent.indexOf("&signature="));
    }
}
