package io.tidemill.kernel;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/**
 * What cells show before they end; all functions are imported into every session. A type is a MIME type such as {@code
 * text/html}; without one the object's own preference counts. {@code text/plain} is always there.
 *
 * <p><b>Thread:</b> any.
 */
public final class Display {
    private Display() {}

    /** Renders an object without showing it. */
    public static DisplayData render(@Nullable Object object, String... types) {
        return kernel().render(object, types);
    }

    /** Shows an object, and returns the id under which it can be updated. */
    public static String display(@Nullable Object object, String... types) {
        return kernel().show(render(object, types));
    }

    /** Shows an object in place of the one that was displayed under the id. */
    public static void updateDisplay(String id, @Nullable Object object, String... types) {
        kernel().update(id, render(object, types));
    }

    private static JavaKernel kernel() {
        return Kernel.getKernelInstance();
    }
}
