package io.tidemill.research.report;

import static io.tidemill.research.report.Page.coordinate;
import static io.tidemill.research.report.Page.escape;
import static io.tidemill.research.report.Page.number;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.model.parameter.Scale;
import java.util.List;

/** A chart in SVG: two axes, each linear or logarithmic, and marks. */
final class Chart {
    private static final int WIDTH = 385;
    private static final int HEIGHT = 280;
    private static final int LEFT = 74;
    private static final int BOTTOM = 42;
    private static final int TOP = 22;
    private static final int RIGHT = 14;

    private final Axis x;
    private final Axis y;
    private final StringBuilder marks = new StringBuilder();
    private final String title;

    Chart(String title, Axis x, Axis y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    /**
     * One axis.
     *
     * @param label what it shows, with unit
     * @param min at its begin
     * @param max at its end
     * @param log whether equal ratios are equally far
     */
    record Axis(String label, double min, double max, boolean log) {
        /** An axis that is never empty. */
        Axis {
            if (!(min < max)) {
                double room = Math.max(Math.abs(min) * 0.1, 1e-9);
                min = log ? min * 0.9 : min - room;
                max = log ? max * 1.1 : max + room;
            }
        }

        static Axis of(Parameter parameter) {
            return new Axis(
                    parameter.name() + " (" + parameter.unit() + ")",
                    parameter.min(),
                    parameter.max(),
                    parameter.scale() == Scale.LOG);
        }

        static Axis of(String label, List<Double> values) {
            double min = values.stream().mapToDouble(v -> v).min().orElse(0);
            double max = values.stream().mapToDouble(v -> v).max().orElse(1);
            double room = (max - min) * 0.05;
            return new Axis(label, min - room, max + room, false);
        }

        double share(double value) {
            return log ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
        }
    }

    /** A dot with a text that shows when pointed at. */
    Chart dot(double atX, double atY, String color, double radius, String hint) {
        marks.append("<circle cx=\"")
                .append(coordinate(px(atX)))
                .append("\" cy=\"")
                .append(coordinate(py(atY)))
                .append("\" r=\"")
                .append(coordinate(radius))
                .append("\" fill=\"")
                .append(color)
                .append("\"><title>")
                .append(escape(hint))
                .append("</title></circle>\n");
        return this;
    }

    /** A filled cell between shares of both axes, from 0 to 1. */
    Chart cell(double fromX, double toX, double fromY, double toY, String color, String hint) {
        double width = WIDTH - LEFT - RIGHT;
        double height = HEIGHT - TOP - BOTTOM;
        marks.append("<rect x=\"")
                .append(coordinate(LEFT + fromX * width))
                .append("\" y=\"")
                .append(coordinate(HEIGHT - BOTTOM - toY * height))
                .append("\" width=\"")
                .append(coordinate((toX - fromX) * width))
                .append("\" height=\"")
                .append(coordinate((toY - fromY) * height))
                .append("\" fill=\"")
                .append(color)
                .append("\"><title>")
                .append(escape(hint))
                .append("</title></rect>\n");
        return this;
    }

    /** A line through points, x as its index. */
    Chart line(List<Double> values, String color) {
        marks.append("<polyline fill=\"none\" stroke=\"").append(color).append("\" stroke-width=\"1.5\" points=\"");
        for (int i = 0; i < values.size(); i++) {
            marks.append(coordinate(px(i)))
                    .append(',')
                    .append(coordinate(py(values.get(i))))
                    .append(' ');
        }
        marks.append("\"/>\n");
        return this;
    }

    /** The chart as an SVG element. */
    String svg() {
        return "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\"" + WIDTH + "\" height=\"" + HEIGHT
                + "\" role=\"img\">\n"
                + label(LEFT, 14, "start", title)
                + "<rect x=\"" + LEFT + "\" y=\"" + TOP + "\" width=\"" + (WIDTH - LEFT - RIGHT) + "\" height=\""
                + (HEIGHT - TOP - BOTTOM) + "\" fill=\"none\" stroke=\"#bbb\"/>\n"
                + marks
                + label(LEFT, HEIGHT - BOTTOM + 15, "start", number(x.min()))
                + label(WIDTH - RIGHT, HEIGHT - BOTTOM + 15, "end", number(x.max()))
                + label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "middle", x.label())
                + label(LEFT - 4, HEIGHT - BOTTOM, "end", number(y.min()))
                + label(LEFT - 4, TOP + 10, "end", number(y.max()))
                + "<text transform=\"translate(14 " + (TOP + (HEIGHT - TOP - BOTTOM) / 2)
                + ") rotate(-90)\" text-anchor=\"middle\">" + escape(y.label()) + "</text>\n</svg>\n";
    }

    private double px(double value) {
        return LEFT + x.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private double py(double value) {
        return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String label(int atX, int atY, String anchor, String text) {
        return "<text x=\"" + atX + "\" y=\"" + atY + "\" text-anchor=\"" + anchor + "\">" + escape(text) + "</text>\n";
    }
}
