package io.tidemill.connectors.binance;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests: HMAC-SHA256 over the parameters as they are sent, in hex. Source: rest-api.md, "SIGNED endpoint security". */
final class Signer {
    private static final String ALGORITHM = "HmacSHA256";

    private Signer() {}

    /** The signature of already encoded parameters. */
    static String signature(byte[] secret, String parameters) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(parameters.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA256 must be there and take the secret", e);
        }
    }

    /** The parameters with their signature behind them. */
    static String sign(byte[] secret, String parameters) {
        return parameters + "&signature=" + signature(secret, parameters);
    }
}
