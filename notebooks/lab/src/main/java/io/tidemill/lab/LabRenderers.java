package io.tidemill.lab;

import io.tidemill.lab.chart.Chart;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * How a kernel shows what the lab answers with. The kernel is not known here: its start-up script hands in the way to
 * register a renderer, and this names all of them.
 */
public final class LabRenderers {
    /** Takes the renderer of one type for one kind of output. */
    @FunctionalInterface
    public interface Registry {
        /**
         * Registers.
         *
         * @param type of the values that it renders, subtypes included
         * @param mimeType of its text, such as {@code text/html}
         * @param renderer from value to text
         */
        <T> void register(Class<T> type, String mimeType, Function<T, String> renderer);
    }

    private static final String HTML = "text/html";
    private static final String SVG = "image/svg+xml";
    private static final String TEXT = "text/plain";

    private LabRenderers() {}

    /** Registers all: tables, charts, reports, backtests, sweeps. */
    public static void register(Registry registry) {
        registry.register(Table.class, HTML, TableHtml::of);
        registry.register(Table.class, TEXT, table -> table.print(20));
        registry.register(Chart.class, HTML, Chart::html);
        registry.register(Chart.class, SVG, Chart::svg);
        registry.register(Chart.class, TEXT, Chart::toString);
        registry.register(HtmlView.class, HTML, HtmlView::html);
        registry.register(HtmlView.class, TEXT, Object::toString);
    }

    /**
     * Shows a value in the middle of a cell.
     *
     * @param display takes MIME type and text
     */
    public static void show(Object value, BiConsumer<String, String> display) {
        register(new Registry() {
            @Override
            public <T> void register(Class<T> type, String mimeType, Function<T, String> renderer) {
                if (type.isInstance(value)) {
                    display.accept(mimeType, renderer.apply(type.cast(value)));
                }
            }
        });
    }
}
