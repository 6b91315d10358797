package io.tidemill.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.dflib.jjava.jupyter.messages.Header;

/**
 * Tells cells that were sent before another one failed: "run all" sends all at once, and what follows a failure must not
 * run. The clock of the front end may differ: the smallest delay ever seen stands for that difference.
 *
 * <p><b>Thread:</b> that of the shell channel.
 */
final class QueuedCells {
    private long differenceMs = Long.MAX_VALUE;
    private long failedMs = Long.MIN_VALUE;

    /** Notes a failure that cells already sent should not survive. */
    void failed(long nowMs) {
        failedMs = nowMs;
    }

    /** Whether the request was sent before the last failure; a request without a readable date was not. */
    boolean wasSentBeforeFailure(Header<?> header, long nowMs) {
        long sentMs;
        try {
            sentMs = DateTimeFormatter.ISO_OFFSET_DATE_TIME
                    .parse(header.getTimestamp().getDateString(), Instant::from)
                    .toEpochMilli();
        } catch (DateTimeException unreadable) {
            return false;
        }
        differenceMs = Math.min(differenceMs, nowMs - sentMs);
        return sentMs + differenceMs < failedMs;
    }
}
