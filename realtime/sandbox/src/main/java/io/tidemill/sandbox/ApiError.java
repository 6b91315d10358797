package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal in the venue's words: HTTP status, code and message. <b>Source:</b> binance-spot-api-docs, errors.md. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;
    private final long retryAfterSeconds;
    private final String dataJson;

    private ApiError(int status, int code, String message, long retryAfterSeconds) {
        this(status, code, message, retryAfterSeconds, "");
    }

    private ApiError(int status, int code, String message, long retryAfterSeconds, String dataJson) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
        this.dataJson = dataJson;
    }

    static ApiError bad(int code, String message) {
        return new ApiError(400, code, message, 0);
    }

    static ApiError unauthorized(int code, String message) {
        return new ApiError(401, code, message, 0);
    }

    static ApiError tooMany(int status, int code, String message, long retryAfterSeconds) {
        return new ApiError(status, code, message, retryAfterSeconds);
    }

    /** A request of several steps, some of which failed; the data says what became of each. */
    static ApiError inPart(int status, int code, String message, ObjectNode data) {
        return new ApiError(status, code, message, 0, data.toString());
    }

    static ApiError missing(String parameter) {
        return bad(-1102, "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
    }

    static ApiError notRequired(String parameter) {
        return bad(-1106, "Parameter '" + parameter + "' sent when not required.");
    }

    static ApiError illegal(String parameter, String range) {
        return bad(-1100, "Illegal characters found in parameter '" + parameter + "'; legal range is '" + range + "'.");
    }

    static ApiError filter(String name) {
        return bad(-1013, "Filter failure: " + name);
    }

    static ApiError rejected(String message) {
        return bad(-2010, message);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    /** For the header Retry-After; 0 if there is none. */
    long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    String json() {
        String data = dataJson.isEmpty() ? "" : ",\"data\":" + dataJson;
        return "{\"code\":" + code + ",\"msg\":" + JsonText.quoted(String.valueOf(getMessage())) + data + "}";
    }
}
