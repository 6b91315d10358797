package io.tidemill.research.report;

import java.util.List;
import java.util.Locale;

/** HTML text in the making; every value is escaped. */
final class Page {
    private final StringBuilder out = new StringBuilder();

    /** Markup of this package, never a value. */
    Page markup(String markup) {
        out.append(markup);
        return this;
    }

    /** A tag around a text. */
    Page text(String tag, String text) {
        out.append('<')
                .append(tag)
                .append('>')
                .append(escape(text))
                .append("</")
                .append(tag)
                .append(">\n");
        return this;
    }

    /** A table with a head. */
    Page table(List<String> head, List<List<String>> rows) {
        markup("<table><tr>");
        head.forEach(cell -> text("th", cell));
        markup("</tr>\n");
        for (List<String> row : rows) {
            markup("<tr>");
            row.forEach(cell -> text("td", cell));
            markup("</tr>\n");
        }
        return markup("</table>\n");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A number with four significant digits. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /** A coordinate with one digit behind the point. */
    static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
