package io.tidemill.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/** A few lines of a cell, with the one that matters marked. */
final class SourceExcerpt {
    private static final int AROUND = 1;

    private SourceExcerpt() {}

    static List<String> of(Cell cell, int line) {
        List<String> shown = new ArrayList<>();
        for (int each = Math.max(1, line - AROUND); each <= Math.min(cell.lines(), line + AROUND); each++) {
            shown.add(numbered(cell, each, each == line));
        }
        return shown;
    }

    /** With carets below the part from one position of the code to another. */
    static List<String> of(Cell cell, int line, int begin, int end) {
        List<String> shown = new ArrayList<>();
        for (int each = Math.max(1, line - AROUND); each <= Math.min(cell.lines(), line + AROUND); each++) {
            shown.add(numbered(cell, each, each == line));
            if (each == line && cell.lineAt(begin) == line) {
                shown.add(carets(cell, each, cell.columnAt(begin), end - begin));
            }
        }
        return shown;
    }

    private static String numbered(Cell cell, int line, boolean marked) {
        String text = String.format("%s%4d | %s", marked ? "-->" : "   ", line, cell.line(line));
        return marked ? text : Ansi.FAINT.paint(text);
    }

    private static String carets(Cell cell, int line, int column, int length) {
        String text = cell.line(line);
        int from = Math.min(column, text.length());
        int count = Math.max(1, Math.min(length, text.length() - from));
        String indent = text.substring(0, from).replaceAll("[^\t]", " ");
        return " ".repeat(8) + "| " + indent + Ansi.BOLD_RED.paint("^".repeat(count));
    }
}
