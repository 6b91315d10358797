package io.tidemill.node.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of words in aligned columns, for people: words to the left, numbers to the right. <b>Thread:</b> one thread owns it. */
public final class TextTable {
    private static final String BETWEEN = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these heads. */
    public TextTable(String... heads) {
        rows.add(List.of(heads));
    }

    /** One row more; as many cells as there are heads. */
    public void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(
                    cell instanceof Long || cell instanceof Integer
                            ? Units.count(((Number) cell).longValue())
                            : "" + cell);
        }
        if (row.size() != rows.get(0).size()) {
            throw new IllegalArgumentException("a row must have " + rows.get(0).size() + " cells, had " + row.size());
        }
        rows.add(row);
    }

    /** Prints all rows, heads first. */
    public void print(PrintWriter out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        boolean[] numbers = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            numbers[column] = rows.size() > 1;
            for (int row = 0; row < rows.size(); row++) {
                String cell = rows.get(row).get(column);
                widths[column] = Math.max(widths[column], cell.length());
                numbers[column] &= row == 0 || cell.isEmpty() || Character.isDigit(cell.charAt(0));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String space = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : BETWEEN).append(numbers[column] ? space + cell : cell + space);
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }
}
