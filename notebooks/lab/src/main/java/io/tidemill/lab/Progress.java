package io.tidemill.lab;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells in the cell how far long work has come: nothing in the first second, then one line that is written again each
 * second, with rate and time left.
 *
 * <p><b>Thread:</b> safe.
 */
final class Progress {
    private static final double SECOND = 1e9;
    private static final int WIDTH = 78;

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final String work;
    private final String unit;
    private final long startNs;
    private long lastNs;
    private boolean shown;

    /** Begins now. */
    static Progress of(String work, String unit) {
        return new Progress(System.out, System::nanoTime, work, unit);
    }

    Progress(PrintStream out, LongSupplier nanoTime, String work, String unit) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.work = work;
        this.unit = unit;
        startNs = nanoTime.getAsLong();
        lastNs = startNs;
    }

    /**
     * So much is done.
     *
     * @param all of it, as far as that is known; 0 if it is not
     */
    synchronized void at(long done, long all) {
        long now = nanoTime.getAsLong();
        if (now - lastNs < SECOND) {
            return;
        }
        lastNs = now;
        shown = true;
        double rate = done / ((now - startNs) / SECOND);
        String line = String.format(Locale.ROOT, "%s: %,d %s, %s/s", work, done, unit, rounded(rate));
        if (all > done && rate > 0) {
            line += String.format(
                    Locale.ROOT, ", %d %%, %.0f s left", Math.min(99, 100 * done / all), (all - done) / rate);
        }
        print(line);
    }

    /** The clock that it goes by, in ns. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** All of it is done: the line stays only if there was one. */
    synchronized void end(long done) {
        if (shown) {
            double seconds = (nanoTime.getAsLong() - startNs) / SECOND;
            print(String.format(Locale.ROOT, "%s: %,d %s in %.1f s", work, done, unit, seconds));
            out.println();
        }
    }

    private void print(String line) {
        out.printf("\r%-" + WIDTH + "s", line);
        out.flush();
    }

    private static String rounded(double rate) {
        return rate >= 1e6
                ? String.format(Locale.ROOT, "%.1f M", rate / 1e6)
                : String.format(Locale.ROOT, rate >= 10 ? "%,.0f" : "%.1f", rate);
    }
}
