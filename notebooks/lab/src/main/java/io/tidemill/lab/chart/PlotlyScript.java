package io.tidemill.lab.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * plotly.js (MIT), as a script that a page needs once. The build brings it; where it could not, there is none.
 *
 * <p><b>Thread:</b> safe.
 */
final class PlotlyScript {
    private static final String RESOURCE = "plotly/plotly-cartesian.min.js";
    private static final AtomicBoolean GIVEN = new AtomicBoolean();

    private PlotlyScript() {}

    /** Whether it is there. */
    static boolean isThere() {
        return PlotlyScript.class.getResource(RESOURCE) != null;
    }

    /** The script for the first who asks; nothing for all others. */
    static String once() {
        return isThere() && GIVEN.compareAndSet(false, true) ? script() : "";
    }

    /** The script. Where the page has a module loader, plotly.js must not see it: it would hide in there. */
    static String script() {
        try (InputStream stream = PlotlyScript.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                return "";
            }
            return "<script>(function(define,module,exports){"
                    + new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    + "\n}).call(window);</script>";
        } catch (IOException e) {
            throw new UncheckedIOException("plotly.js cannot be read from the jar", e);
        }
    }
}
