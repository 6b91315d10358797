package io.tidemill.lab.chart;

import java.util.Locale;

/** SVG text in the making. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    Svg add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String colour) {
        return add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"1\"/>",
                x1, y1, x2, y2, colour);
    }

    /** A rectangle between two corners, wherever they lie. */
    Svg rect(double x1, double y1, double x2, double y2, String colour) {
        return add(
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>",
                Math.min(x1, x2),
                Math.min(y1, y2),
                Math.max(0.3, Math.abs(x2 - x1)),
                Math.max(0.3, Math.abs(y2 - y1)),
                colour);
    }

    Svg text(double x, double y, String anchor, String text) {
        return add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escape(text));
    }

    @Override
    public String toString() {
        return out.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
