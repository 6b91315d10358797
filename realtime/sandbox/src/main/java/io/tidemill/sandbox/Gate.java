package io.tidemill.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Lets requests through that show what their endpoint asks for. <b>Source:</b> binance-spot-api-docs, request-security.md. */
final class Gate {
    private static final String ALGORITHM = "HmacSHA256";
    private static final long MAX_WINDOW_MS = 60_000;
    private static final long DEFAULT_WINDOW_MS = 5_000;
    private static final long AHEAD_MS = 1_000;

    private final SandboxConfig config;
    private final LongSupplier clockMs;

    Gate(SandboxConfig config, LongSupplier clockMs) {
        this.config = config;
        this.clockMs = clockMs;
    }

    void check(RestApi.Security security, @Nullable String apiKey, Params params) {
        if (security == RestApi.Security.NONE) {
            return;
        }
        if (apiKey == null || !apiKey.matches("[A-Za-z0-9]{1,128}")) {
            throw ApiError.unauthorized(-2014, "API-key format invalid.");
        }
        if (!apiKey.equals(config.apiKey())) {
            throw ApiError.unauthorized(-2015, "Invalid API-key, IP, or permissions for action.");
        }
        if (security == RestApi.Security.SIGNED) {
            signature(params);
            window(params);
        }
    }

    private void signature(Params params) {
        String given = params.required("signature").toLowerCase(Locale.ROOT);
        String right = HexFormat.of().formatHex(hmac(params.signedText()));
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8))) {
            throw ApiError.bad(-1022, "Signature for this request is not valid.");
        }
    }

    private void window(Params params) {
        long timestamp = params.requiredNumber("timestamp");
        // microseconds are allowed
        long timestampMs = timestamp > 100_000_000_000_000L ? timestamp / 1000 : timestamp;
        long windowMs = window(params.text("recvWindow"));
        long nowMs = clockMs.getAsLong();
        if (timestampMs >= nowMs + AHEAD_MS) {
            throw ApiError.bad(-1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        }
        if (nowMs - timestampMs > windowMs) {
            throw ApiError.bad(-1021, "Timestamp for this request is outside of the recvWindow.");
        }
    }

    private static long window(@Nullable String text) {
        if (text == null) {
            return DEFAULT_WINDOW_MS;
        }
        if (!text.matches("[0-9]{1,10}(\\.[0-9]{1,3})?")) {
            throw ApiError.illegal("recvWindow", Params.DECIMAL_RANGE);
        }
        double windowMs = Double.parseDouble(text);
        if (windowMs > MAX_WINDOW_MS) {
            throw ApiError.bad(-1131, "recvWindow must be less than 60000");
        }
        return (long) windowMs;
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(config.apiSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
