package io.tidemill.model.order;

import java.util.HexFormat;

/**
 * Our order ids: {@code run << 32 | counter}. The run is given once per start of an engine and journaled, the counter runs
 * from 1, so an id is deterministic and never used twice. Venues see the text {@code tm-} and 16 hex digits.
 */
public final class ClientOrderId {
    /** No order. */
    public static final long NONE = 0;

    private static final String PREFIX = "tm-";
    private static final int LENGTH = PREFIX.length() + 16;

    private ClientOrderId() {}

    /**
     * The id of an order.
     *
     * @param run of the engine, 0 to 2^31 - 1
     * @param counter of the order in its run, from 1
     */
    public static long of(int run, int counter) {
        if (run < 0 || counter <= 0) {
            throw new IllegalArgumentException("run must be >= 0 and counter > 0, were " + run + " and " + counter);
        }
        return (long) run << 32 | counter;
    }

    /** The run in which the order was made. */
    public static int run(long clientOrderId) {
        return (int) (clientOrderId >>> 32);
    }

    /** What the venue sees. Cold path: allocates. */
    public static String text(long clientOrderId) {
        return PREFIX + HexFormat.of().toHexDigits(clientOrderId);
    }

    /** Reads what {@link #text} wrote; {@link #NONE} for an id that is not ours. */
    public static long parse(CharSequence text) {
        if (text.length() != LENGTH || !PREFIX.contentEquals(text.subSequence(0, PREFIX.length()))) {
            return NONE;
        }
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return NONE;
            }
        }
        return HexFormat.fromHexDigitsToLong(text, PREFIX.length(), LENGTH);
    }
}
