package io.tidemill.research;

import io.tidemill.research.sweep.SweepProgress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells people how far a sweep is: on a terminal one line that changes, elsewhere a plain line at most every few seconds.
 *
 * <p><b>Thread:</b> called from one thread at a time.
 */
final class SweepLine implements SweepProgress {
    private static final double NS_PER_SECOND = 1e9;
    private static final double PLAIN_EVERY_SECONDS = 5;

    /** Where the line goes. */
    enum Kind {
        /** One line, written again and again. */
        TERMINAL,
        /** A line each time. */
        PLAIN
    }

    private final PrintStream out;
    private final Kind kind;
    private final LongSupplier nanoTime;
    private final long startNs;
    private double lastSeconds = -PLAIN_EVERY_SECONDS;

    SweepLine(PrintStream out, Kind kind, LongSupplier nanoTime) {
        this.out = out;
        this.kind = kind;
        this.nanoTime = nanoTime;
        this.startNs = nanoTime.getAsLong();
    }

    @Override
    public void done(int done, int all) {
        double seconds = (nanoTime.getAsLong() - startNs) / NS_PER_SECOND;
        boolean last = done == all;
        if (kind == Kind.PLAIN && !last && seconds - lastSeconds < PLAIN_EVERY_SECONDS) {
            return;
        }
        lastSeconds = seconds;
        String line = String.format(Locale.ROOT, "sweep: %d of %d trials (%d %%)", done, all, 100L * done / all);
        if (done > 0 && seconds > 0) {
            double rate = done / seconds;
            line += String.format(Locale.ROOT, ", %.1f/s, %.0f s left", rate, (all - done) / rate);
        }
        if (kind == Kind.TERMINAL) {
            // the rest of a longer line before is wiped
            out.printf("\r%-78s%s", line, last ? System.lineSeparator() : "");
            out.flush();
        } else {
            out.println(line);
        }
    }
}
