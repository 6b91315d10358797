package io.tidemill.kernel.shell;

import jdk.jshell.Snippet;

/**
 * Where a snippet stands.
 *
 * @param cell the cell that holds it
 * @param begin position of its first character in the code of the cell
 */
record Placed(Cell cell, int begin) {
    /** Looks for the snippet's text from a position on: JShell leaves out blanks before, and adds a semicolon behind. */
    static Placed of(Cell cell, int from, Snippet snippet) {
        String source = snippet.source();
        int at = cell.code().indexOf(source, from);
        if (at < 0 && source.endsWith(";")) {
            at = cell.code().indexOf(source.substring(0, source.length() - 1), from);
        }
        return new Placed(cell, at < 0 ? from : at);
    }

    /** The line of the cell for a line of the snippet, both from 1. */
    int line(int snippetLine) {
        return cell.lineAt(begin) + snippetLine - 1;
    }
}
