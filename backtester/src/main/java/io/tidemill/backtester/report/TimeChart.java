package io.tidemill.backtester.report;

import io.tidemill.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One chart over time as inline SVG: lines, bands, steps, marks, and what the pointer shows. */
final class TimeChart {
    private static final double WIDTH = 960;
    private static final double LEFT = 84;
    private static final double RIGHT = 14;
    private static final double TOP = 10;
    private static final double BOTTOM = 26;
    private static final int TIME_TICKS = 8;
    private static final int VALUE_TICKS = 5;

    private final String title;
    private final String unit;
    private final double height;
    private final List<Long> timeNs;
    private final Axis time;
    private final Map<String, List<@Nullable Double>> readouts = new LinkedHashMap<>();
    private final List<Layer> layers = new ArrayList<>();
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /** Draws one thing once the axes are known. */
    private interface Layer {
        void draw(Html svg, Axis value);
    }

    TimeChart(String title, String unit, double height, List<Long> timeNs, long fromNs, long toNs) {
        this.title = title;
        this.unit = unit;
        this.height = height;
        this.timeNs = timeNs;
        this.time = Axis.ofTime(fromNs, toNs, LEFT, WIDTH - RIGHT, TIME_TICKS);
    }

    /** A line from point to point; {@code style} is a class of the style sheet. */
    TimeChart line(String name, String style, List<@Nullable Double> values) {
        cover(values);
        readouts.put(name, values);
        layers.add((svg, value) -> svg.open("path", "class", "line " + style, "d", path(values, value, false))
                .close("path"));
        return this;
    }

    /** A line that holds each value until the next point. */
    TimeChart steps(String name, String style, List<@Nullable Double> values) {
        cover(values);
        include(0);
        readouts.put(name, values);
        layers.add((svg, value) -> svg.open("path", "class", "line " + style, "d", path(values, value, true))
                .close("path"));
        return this;
    }

    /** The area between the values and zero, with its line. */
    TimeChart area(String name, String style, List<@Nullable Double> values) {
        include(0);
        line(name, style, values);
        layers.add(
                0,
                (svg, value) -> svg.open("path", "class", "area " + style, "d", areaPath(values, value))
                        .close("path"));
        return this;
    }

    /** The band between two curves. */
    TimeChart band(String style, List<@Nullable Double> lows, List<@Nullable Double> highs) {
        cover(lows);
        cover(highs);
        layers.add((svg, value) -> svg.open("path", "class", "area " + style, "d", bandPath(lows, highs, value))
                .close("path"));
        return this;
    }

    /** A mark at each value that is there: a triangle that points up or down. */
    TimeChart marks(String name, String style, int direction, List<@Nullable Double> values) {
        cover(values);
        readouts.put(name, values);
        layers.add((svg, value) -> drawMarks(svg, value, style, direction, values));
        return this;
    }

    /** A vertical stretch of time, such as a gap. */
    TimeChart stretch(String style, long fromNs, long toNs, String tooltip) {
        double from = time.pixel(Math.max((double) fromNs, time.min()));
        double to = time.pixel(Math.min((double) toNs, time.max()));
        layers.add(
                0,
                (svg, value) -> svg.open(
                                "rect",
                                "class",
                                style,
                                "x",
                                from,
                                "y",
                                TOP,
                                "width",
                                Math.max(1, to - from),
                                "height",
                                height - TOP - BOTTOM)
                        .element("title", tooltip)
                        .close("rect"));
        return this;
    }

    /** The chart as a figure. */
    Html build() {
        Html html = new Html().open("figure", "class", "chart");
        html.open("figcaption").element("b", title).element("span", unit + ", time in UTC", "class", "unit");
        html.element("output", "").close("figcaption");
        if (low > high) {
            return html.element("p", "No values.", "class", "muted").close("figure");
        }
        Axis value = Axis.ofValues(low, high, height - BOTTOM, TOP, VALUE_TICKS);
        html.open(
                "svg",
                "viewBox",
                String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, height),
                "role",
                "img",
                "aria-label",
                title + ", " + unit);
        drawAxes(html, value);
        layers.forEach(layer -> layer.draw(html, value));
        html.open("line", "class", "cursor", "y1", TOP, "y2", height - BOTTOM, "x1", -9, "x2", -9)
                .close("line");
        return html.close("svg").data(data()).close("figure");
    }

    private void drawAxes(Html svg, Axis value) {
        for (double tick : value.ticks()) {
            double y = value.pixel(tick);
            svg.open("line", "class", tick == 0 ? "zero" : "grid", "x1", LEFT, "x2", WIDTH - RIGHT, "y1", y, "y2", y)
                    .close("line")
                    .element(
                            "text",
                            value.valueLabel(tick),
                            "class",
                            "tick",
                            "x",
                            LEFT - 8,
                            "y",
                            y + 4,
                            "text-anchor",
                            "end");
        }
        for (double tick : time.ticks()) {
            double x = time.pixel(tick);
            svg.open("line", "class", "grid", "x1", x, "x2", x, "y1", TOP, "y2", height - BOTTOM)
                    .close("line")
                    .element(
                            "text",
                            time.timeLabel(tick),
                            "class",
                            "tick",
                            "x",
                            x,
                            "y",
                            height - 8,
                            "text-anchor",
                            "middle");
        }
    }

    private void drawMarks(Html svg, Axis value, String style, int direction, List<@Nullable Double> values) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            Double v = values.get(i);
            if (v != null) {
                double x = x(i);
                double y = value.pixel(v);
                path.append(String.format(Locale.ROOT, "M%.1f %.1fl4 %dh-8z", x, y, direction > 0 ? 8 : -8));
            }
        }
        svg.open("path", "class", "mark " + style, "d", path).close("path");
    }

    private String path(List<@Nullable Double> values, Axis value, boolean steps) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < values.size(); i++) {
            Double v = values.get(i);
            if (v == null) {
                drawing = false;
                continue;
            }
            double x = x(i);
            double y = value.pixel(v);
            if (drawing && steps) {
                path.append(String.format(Locale.ROOT, "H%.1f", x));
            }
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x, y));
            drawing = true;
        }
        return path.toString();
    }

    private String areaPath(List<@Nullable Double> values, Axis value) {
        List<@Nullable Double> zeros = new ArrayList<>();
        values.forEach(v -> zeros.add(v == null ? null : Double.valueOf(0)));
        return bandPath(values, zeros, value);
    }

    private String bandPath(List<@Nullable Double> lows, List<@Nullable Double> highs, Axis value) {
        StringBuilder there = new StringBuilder();
        StringBuilder back = new StringBuilder();
        for (int i = 0; i < lows.size(); i++) {
            Double a = lows.get(i);
            Double b = highs.get(i);
            if (a != null && b != null) {
                there.append(String.format(
                        Locale.ROOT, "%s%.1f %.1f", there.length() == 0 ? "M" : "L", x(i), value.pixel(a)));
                back.insert(0, String.format(Locale.ROOT, "L%.1f %.1f", x(i), value.pixel(b)));
            }
        }
        return there.length() == 0 ? "" : there.append(back).append('Z').toString();
    }

    private double x(int point) {
        return time.pixel((double) timeNs.get(point));
    }

    private void cover(List<@Nullable Double> values) {
        for (Double v : values) {
            if (v != null) {
                include(v);
            }
        }
    }

    private void include(double value) {
        low = Math.min(low, value);
        high = Math.max(high, value);
    }

    /** What the script needs to say what is under the pointer. */
    private String data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "x",
                timeNs.stream().map(t -> Math.round(time.pixel(t) * 10) / 10.0).toList());
        data.put("time", timeNs.stream().map(t -> Math.floorDiv(t, 1_000_000L)).toList());
        data.put("names", List.copyOf(readouts.keySet()));
        data.put("values", new ArrayList<>(readouts.values()));
        return Json.text(data);
    }
}
