package io.tidemill.jupyter;

import io.tidemill.kernel.JavaKernel;
import io.tidemill.kernel.Kernel;
import io.tidemill.lab.LabException;
import io.tidemill.lab.LabRenderers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Teaches the kernel to show what the lab answers with, and what it refuses. <b>Thread:</b> that of a cell. */
public final class LabDisplay {
    private static final String IN_PRINT_ONLY = "image/svg+xml";

    private LabDisplay() {}

    /** Registers the lab's renderers and messages with the kernel that runs this cell; called once, by the start-up script. */
    public static void register() {
        Map<Class<?>, Formats<?>> byType = new LinkedHashMap<>();
        LabRenderers.register(new LabRenderers.Registry() {
            @Override
            @SuppressWarnings("unchecked") // each entry is of the type of its key
            public <T> void register(Class<T> type, String mimeType, Function<T, String> format) {
                ((Formats<T>) byType.computeIfAbsent(type, each -> new Formats<>(type))).add(mimeType, format);
            }
        });
        JavaKernel kernel = Kernel.getKernelInstance();
        kernel.tellByMessage(LabException.class);
        Renderer renderer = kernel.getRenderer();
        byType.values().forEach(formats -> formats.registerWith(renderer));
    }

    /** All formats of one type. */
    private static final class Formats<T> {
        private final Class<T> type;
        private final Map<MIMEType, Function<T, String>> byMime = new LinkedHashMap<>();

        Formats(Class<T> type) {
            this.type = type;
        }

        void add(String mimeType, Function<T, String> format) {
            byMime.put(MIMEType.parse(mimeType), format);
        }

        void registerWith(Renderer renderer) {
            MIMEType print = MIMEType.parse(IN_PRINT_ONLY);
            MIMEType[] onPage =
                    byMime.keySet().stream().filter(mime -> !mime.equals(print)).toArray(MIMEType[]::new);
            renderer.createRegistration(type)
                    .preferring(onPage)
                    .supporting(print)
                    .register((value, context) -> byMime.forEach(
                            (mime, format) -> context.renderIfRequested(mime, () -> format.apply(value))));
        }
    }
}
