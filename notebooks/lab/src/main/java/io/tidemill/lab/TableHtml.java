package io.tidemill.lab;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as HTML: numbers to the right with as many digits as say something, at most 20 rows, and how many there are. */
public final class TableHtml {
    private static final int MOST_ROWS = 20;
    private static final int MOST_DIGITS = 8;
    private static final List<ColumnType> NUMBERS =
            List.of(ColumnType.DOUBLE, ColumnType.FLOAT, ColumnType.LONG, ColumnType.INTEGER, ColumnType.SHORT);

    private TableHtml() {}

    /** The first and, where not all fit, the last rows. */
    public static String of(Table table) {
        StringBuilder html =
                new StringBuilder("<div class=\"tidemill-table\"><table style=\"border-collapse:collapse\">");
        html.append("<caption style=\"text-align:left;caption-side:top\"><b>")
                .append(escape(table.name() == null ? "" : table.name()))
                .append("</b></caption><thead><tr>");
        for (Column<?> column : table.columns()) {
            cell(html, "th", column, column.name());
        }
        html.append("</tr></thead><tbody>");
        int rows = table.rowCount();
        int head = rows <= MOST_ROWS ? rows : MOST_ROWS / 2;
        IntStream.range(0, head).forEach(row -> row(html, table, row));
        if (rows > head) {
            html.append("<tr><td colspan=\"")
                    .append(table.columnCount())
                    .append("\" style=\"text-align:center\">⋮</td></tr>");
            IntStream.range(rows - (MOST_ROWS - head), rows).forEach(row -> row(html, table, row));
        }
        return html.append("</tbody></table><small>")
                .append(String.format(Locale.ROOT, "%,d rows × %d columns", rows, table.columnCount()))
                .append(rows > head ? ", first and last " + head + " shown" : "")
                .append("</small></div>")
                .toString();
    }

    private static void row(StringBuilder html, Table table, int row) {
        html.append("<tr>");
        for (Column<?> column : table.columns()) {
            cell(html, "td", column, text(column, row));
        }
        html.append("</tr>");
    }

    private static void cell(StringBuilder html, String tag, Column<?> column, String text) {
        html.append('<')
                .append(tag)
                .append(" style=\"text-align:")
                .append(NUMBERS.contains(column.type()) ? "right" : "left")
                .append(";padding:2px 8px;white-space:nowrap\">")
                .append(escape(text))
                .append("</")
                .append(tag)
                .append('>');
    }

    private static String text(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        return column.get(row) instanceof Double number ? number(number) : String.valueOf(column.get(row));
    }

    /** As it is with up to eight digits that count, so that a price keeps its places; what has more was computed: six say it. */
    static String number(double value) {
        String plain = Double.toString(value);
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (!Double.isFinite(value)) {
            return plain;
        }
        if (!plain.contains("E") && new BigDecimal(plain).precision() <= MOST_DIGITS) {
            return plain;
        }
        String six = String.format(Locale.ROOT, "%.6g", value);
        return six.contains("e") || !six.contains(".")
                ? six
                : six.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
