package io.tidemill.lab;

import java.time.Instant;
import tech.tablesaw.columns.instant.PackedInstant;

/**
 * Receive times in the packing of Tablesaw's instants, which keep ms, without an object a value: the packing of the minute is
 * asked of Tablesaw, and kept as long as values stay in it.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
final class PackedTimes {
    private static final long MS_PER_MINUTE = 60_000;

    private long minute = Long.MIN_VALUE;
    private long packedMinute;

    /** The packing of a time in ns since 1970 UTC. */
    long pack(long timeNs) {
        long ms = Math.floorDiv(timeNs, Times.NS_PER_MS);
        long inMinute = Math.floorMod(ms, MS_PER_MINUTE);
        if (ms - inMinute != minute) {
            minute = ms - inMinute;
            packedMinute = PackedInstant.pack(Instant.ofEpochMilli(minute));
        }
        // the lowest 16 bits are the ms of the minute
        return packedMinute | inMinute;
    }
}
