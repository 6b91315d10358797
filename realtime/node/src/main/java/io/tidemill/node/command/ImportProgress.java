package io.tidemill.node.command;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** How far an import has come: a bar with rate and time left on a terminal, plain lines elsewhere. */
final class ImportProgress implements AutoCloseable {
    private static final long NS_PER_LINE = 5_000_000_000L;
    private static final double NS_PER_SECOND = 1e9;

    private final PrintWriter lines;
    private @Nullable ProgressBar bar;
    private long all;
    private long beganNs;
    private long linedNs;

    /** Progress that is told here where there is no terminal. */
    ImportProgress(PrintWriter lines) {
        this.lines = lines;
    }

    /** The files are known: so many frames will come. */
    void begin(long frames) {
        all = frames;
        beganNs = System.nanoTime();
        linedNs = beganNs;
        if (Ansi.AUTO.enabled()) {
            bar = new ProgressBarBuilder()
                    .setTaskName("import")
                    .setUnit(" frames", 1)
                    .showSpeed()
                    .setInitialMax(frames)
                    .build();
        }
    }

    /** So many frames were read. */
    void at(long frames) {
        if (bar != null) {
            bar.stepTo(frames);
            return;
        }
        long nowNs = System.nanoTime();
        if (nowNs - linedNs >= NS_PER_LINE) {
            linedNs = nowNs;
            double rate = frames / ((nowNs - beganNs) / NS_PER_SECOND);
            lines.printf(
                    Locale.ROOT,
                    "import: %.0f %%, %,d of %,d frames, %,.0f a second, %.0f s left%n",
                    100.0 * frames / Math.max(1, all),
                    frames,
                    all,
                    rate,
                    (all - frames) / Math.max(1, rate));
            lines.flush();
        }
    }

    /** All frames were read. */
    void end() {
        at(all);
        close();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
