package io.tidemill.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request: query string and form body together, the query first. The text that was signed is both, one
 * behind the other as sent, without the signature.
 */
final class Params {
    static final String DECIMAL_RANGE = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    private static final Pattern DECIMAL = Pattern.compile(DECIMAL_RANGE);
    private static final Pattern NUMBER = Pattern.compile("^-?[0-9]{1,19}$");
    private static final Set<String> SECURITY =
            Set.of("timestamp", "recvWindow", "signature", "apiKey", "returnRateLimits");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final String signed;

    private Params(String signed) {
        this.signed = signed;
    }

    static Params of(@Nullable String query, String body) {
        String queryText = query == null ? "" : query;
        Params params = new Params(unsigned(queryText) + unsigned(body));
        params.read(queryText);
        params.read(body);
        return params;
    }

    /** Of a request over a WebSocket, whose signed text is all parameters by name. */
    static Params of(Map<String, String> values) {
        StringJoiner joined = new StringJoiner("&");
        values.keySet().stream()
                .sorted()
                .filter(name -> !name.equals("signature"))
                .forEach(name -> joined.add(name + "=" + values.get(name)));
        Params params = new Params(joined.toString());
        params.values.putAll(values);
        return params;
    }

    String signedText() {
        return signed;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    String text(String name) {
        String value = values.get(name);
        if (value != null && value.isEmpty()) {
            throw ApiError.bad(-1105, "Parameter '" + name + "' was empty.");
        }
        return value;
    }

    String required(String name) {
        String value = values.get(name);
        if (value == null || value.isEmpty()) {
            throw ApiError.missing(name);
        }
        return value;
    }

    long requiredNumber(String name) {
        required(name);
        return number(name, 0);
    }

    long number(String name, long otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(value).matches()) {
            throw ApiError.illegal(name, "^[0-9]{1,20}$");
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw ApiError.bad(-1108, "Parameter '" + name + "' overflowed.");
        }
    }

    /** A decimal as whole {@code 10^-8}, or -1 if it was not sent. */
    long decimal8(String name) {
        String value = text(name);
        if (value == null) {
            return -1;
        }
        if (!DECIMAL.matcher(value).matches()) {
            throw ApiError.illegal(name, DECIMAL_RANGE);
        }
        long mantissa = Decimal8.parse(value);
        if (mantissa < 0) {
            throw ApiError.bad(-1111, "Parameter '" + name + "' has too much precision.");
        }
        return mantissa;
    }

    /** Refuses parameters that the endpoint does not know. */
    void onlyKnown(Set<String> known) {
        long read = values.keySet().stream()
                .filter(name -> known.contains(name) || SECURITY.contains(name))
                .count();
        if (read != values.size()) {
            throw ApiError.bad(
                    -1104,
                    "Not all sent parameters were read; read '" + read + "' parameter(s) but was sent '" + values.size()
                            + "'.");
        }
    }

    private void read(String text) {
        if (text.isEmpty()) {
            return;
        }
        for (String pair : text.split("&", -1)) {
            int at = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            String name = decoded(at < 0 ? pair : pair.substring(0, at));
            values.putIfAbsent(name, at < 0 ? "" : decoded(pair.substring(at + 1)));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.bad(-1100, "Illegal characters found in a parameter.");
        }
    }

    private static String unsigned(String text) {
        StringJoiner left = new StringJoiner("&");
        for (String pair : text.split("&", -1)) {
            if (!pair.startsWith("signature=")) {
                left.add(pair);
            }
        }
        return left.toString();
    }
}
