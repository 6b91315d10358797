package io.tidemill.lab.chart;

import io.tidemill.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A figure in the words of plotly.js: traces and layout, as JSON. */
final class PlotlyFigure {
    private final Figure figure;
    private final List<Map<String, Object>> traces = new ArrayList<>();
    private final Map<String, Object> layout = new LinkedHashMap<>();

    private PlotlyFigure(Figure figure) {
        this.figure = figure;
    }

    /** The arguments of {@code Plotly.newPlot} behind the element. */
    static String arguments(Figure figure, double height) {
        return new PlotlyFigure(figure).build(height);
    }

    private String build(double height) {
        layout.put("title", Map.of("text", figure.title(), "font", Map.of("size", 15), "x", 0.02));
        layout.put("height", height);
        layout.put("margin", Map.of("l", 80, "r", 20, "t", 48, "b", 48));
        layout.put("hovermode", "closest");
        layout.put("barmode", "overlay");
        layout.put("plot_bgcolor", "#ffffff");
        layout.put("legend", Map.of("orientation", "h", "x", 1, "xanchor", "right", "y", 1.02, "yanchor", "bottom"));
        // upright, beside the panels: lying it covers the legend
        layout.put("modebar", Map.of("orientation", "v"));
        Map<String, Object> x = axis(figure.x());
        x.put(
                "anchor",
                figure.panels().size() == 1 ? "y" : "y" + figure.panels().size());
        layout.put("xaxis", x);
        double top = 1;
        for (int i = 0; i < figure.panels().size(); i++) {
            Panel panel = figure.panels().get(i);
            String suffix = i == 0 ? "" : String.valueOf(i + 1);
            Map<String, Object> y = axis(panel.y());
            double gap = figure.panels().size() == 1 ? 0 : 0.03;
            y.put("domain", List.of(Math.max(0, top - panel.share() + gap), top));
            top -= panel.share();
            layout.put("yaxis" + suffix, y);
            for (Mark mark : panel.marks()) {
                add(mark, "y" + suffix, figure.colour(mark));
            }
        }
        long named = traces.stream()
                .filter(trace -> !Boolean.FALSE.equals(trace.get("showlegend")))
                .count();
        layout.put("showlegend", named > 1);
        return Json.text(traces) + "," + Json.text(layout) + ",{\"responsive\":true,\"displaylogo\":false}";
    }

    private static Map<String, Object> axis(Scale scale) {
        Map<String, Object> axis = new LinkedHashMap<>();
        axis.put("title", Map.of("text", scale.title()));
        axis.put("type", scale.kind() == Scale.Kind.TIME ? "date" : "linear");
        axis.put("gridcolor", "#e3e6ea");
        axis.put("zeroline", false);
        if (scale.kind() == Scale.Kind.NUMBER) {
            axis.put("exponentformat", "none");
            axis.put("separatethousands", true);
        }
        return axis;
    }

    private void add(Mark mark, String yAxis, String colour) {
        if (mark instanceof Mark.Line line) {
            Map<String, Object> trace = trace("scatter", line, yAxis);
            trace.put("mode", "lines");
            trace.put("x", values(line.x()));
            trace.put("y", values(line.y()));
            trace.put(
                    "line",
                    Map.of("color", colour, "width", 1.5, "shape", line.path() == Mark.Path.STEPS ? "hv" : "linear"));
            if (line.path() == Mark.Path.AREA) {
                trace.put("fill", "tozeroy");
            }
        } else if (mark instanceof Mark.Dots dots) {
            Map<String, Object> trace = trace("scatter", dots, yAxis);
            trace.put("mode", "markers");
            trace.put("x", values(dots.x()));
            trace.put("y", values(dots.y()));
            trace.put("marker", Map.of("color", colour, "size", 5, "opacity", 0.7));
        } else if (mark instanceof Mark.Bars bars) {
            Map<String, Object> trace = trace("bar", bars, yAxis);
            trace.put("x", values(bars.x()));
            trace.put("y", values(bars.y()));
            trace.put("width", bars.width());
            trace.put("marker", Map.of("color", colour));
        } else if (mark instanceof Mark.Candles candles) {
            wicks(candles, yAxis);
            bodies(candles, yAxis, true);
            bodies(candles, yAxis, false);
        } else if (mark instanceof Mark.Grid grid) {
            grid(grid, yAxis);
        }
    }

    private void grid(Mark.Grid grid, String yAxis) {
        Map<String, Object> trace = trace("heatmap", grid, yAxis);
        trace.put("x", values(grid.x()));
        trace.put("y", values(grid.y()));
        List<List<@Nullable Double>> rows = new ArrayList<>();
        for (double[] row : grid.z()) {
            rows.add(values(row));
        }
        trace.put("z", rows);
        trace.put("colorscale", Palette.heatScale());
        trace.put("colorbar", Map.of("title", Map.of("text", grid.name()), "thickness", 14));
        trace.put("showlegend", false);
    }

    /** From low to high; the bundle of plotly.js that is used here has no candles of its own. */
    private void wicks(Mark.Candles candles, String yAxis) {
        List<@Nullable Double> x = new ArrayList<>();
        List<@Nullable Double> y = new ArrayList<>();
        for (int i = 0; i < candles.size(); i++) {
            x.add(candles.x()[i]);
            y.add(candles.low()[i]);
            x.add(candles.x()[i]);
            y.add(candles.high()[i]);
            x.add(null);
            y.add(null);
        }
        Map<String, Object> trace = trace("scatter", candles, yAxis);
        trace.put("mode", "lines");
        trace.put("x", x);
        trace.put("y", y);
        trace.put("line", Map.of("color", "#5a6570", "width", 1));
        trace.put("hoverinfo", "skip");
        trace.put("showlegend", false);
    }

    private void bodies(Mark.Candles candles, String yAxis, boolean rising) {
        List<Double> x = new ArrayList<>();
        List<Double> base = new ArrayList<>();
        List<Double> height = new ArrayList<>();
        List<List<Double>> all = new ArrayList<>();
        for (int i = 0; i < candles.size(); i++) {
            double open = candles.open()[i];
            double close = candles.close()[i];
            if (close >= open == rising) {
                x.add(candles.x()[i]);
                base.add(Math.min(open, close));
                height.add(Math.abs(close - open));
                all.add(List.of(open, candles.high()[i], candles.low()[i], close));
            }
        }
        Map<String, Object> trace = trace("bar", candles, yAxis);
        trace.put("name", rising ? "rising" : "falling");
        trace.put("x", x);
        trace.put("base", base);
        trace.put("y", height);
        trace.put("width", candles.width() * 0.8);
        trace.put("customdata", all);
        trace.put(
                "hovertemplate",
                "%{x}<br>open %{customdata[0]:,}<br>high %{customdata[1]:,}<br>low %{customdata[2]:,}<br>close"
                        + " %{customdata[3]:,}<extra></extra>");
        String colour = rising ? Palette.RISE : Palette.FALL;
        trace.put("marker", Map.of("color", colour, "line", Map.of("color", colour, "width", 1)));
    }

    private Map<String, Object> trace(String type, Mark mark, String yAxis) {
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("type", type);
        trace.put("name", mark.name());
        trace.put("xaxis", "x");
        trace.put("yaxis", yAxis);
        traces.add(trace);
        return trace;
    }

    /** JSON knows no NaN. */
    private static List<@Nullable Double> values(double[] values) {
        List<@Nullable Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(Double.isFinite(value) ? value : null);
        }
        return list;
    }
}
