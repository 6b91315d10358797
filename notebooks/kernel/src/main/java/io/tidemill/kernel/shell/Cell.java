package io.tidemill.kernel.shell;

import java.util.List;

/**
 * A cell as the user wrote it and as it is compiled; both have the same lines.
 *
 * @param name what errors call it, {@code cell [3]}
 * @param text as written
 * @param code with magics made into calls
 */
public record Cell(String name, String text, String code) {
    /** The line that holds the position in {@link #code}, from 1. */
    int lineAt(int position) {
        int end = Math.min(position, code.length());
        return (int) code.substring(0, end).chars().filter(c -> c == '\n').count() + 1;
    }

    /** The column of the position in {@link #code}, from 0. */
    int columnAt(int position) {
        return position - (code.lastIndexOf('\n', position - 1) + 1);
    }

    /** The line as written, or an empty text outside of the cell. */
    String line(int number) {
        List<String> lines = text.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    int lines() {
        return Math.max(1, (int) text.lines().count());
    }
}
