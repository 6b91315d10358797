package io.tidemill.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes magics of a cell into calls, line for line.
 *
 * <p>{@code %name a b} alone on a line, or behind {@code =}, becomes {@code lineMagic("name", List.of("a", "b"))}; a cell
 * that begins with {@code %%name} becomes one {@code cellMagic} with the rest of the cell as text. Comments, strings and
 * text blocks are left alone, and so is a remainder that goes on in the next line ({@code a} and then {@code %b}).
 */
public final class MagicSource {
    private static final Pattern CELL = Pattern.compile("\\s*%%(\\w\\S*)([^\\n]*)(?:\\n(.*))?", Pattern.DOTALL);
    private static final Pattern ARGUMENT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
    private static final String CALLS = "io.tidemill.kernel.Kernel.";

    private final Predicate<String> isLineMagic;

    /** @param isLineMagic tells names of line magics from other words */
    public MagicSource(Predicate<String> isLineMagic) {
        this.isLineMagic = isLineMagic;
    }

    /** The cell with calls in place of magics. */
    public String expand(String cell) {
        Matcher whole = CELL.matcher(cell);
        if (whole.matches()) {
            String body = whole.group(3) == null ? "" : whole.group(3);
            return CALLS + "cellMagic(" + literal(whole.group(1)) + ", " + list(arguments(whole.group(2))) + ", "
                    + literal(body) + ")";
        }
        return new LineScanner(cell, MagicSource::call).expand();
    }

    /** The cell with nothing in place of magics, each character where it was: for an editor that looks at the rest. */
    public String blank(String cell) {
        Matcher whole = CELL.matcher(cell);
        return whole.matches()
                ? cell.replaceAll("[^\\n]", " ")
                : new LineScanner(cell, (name, arguments, isAlone, length) -> {
                            String nothing = isAlone ? "" : "null;";
                            return nothing.length() > length
                                    ? " ".repeat(length)
                                    : nothing + " ".repeat(length - nothing.length());
                        })
                        .expand();
    }

    /** Arguments as a shell would split them: by blanks, with double quotes around what holds blanks. */
    public static List<String> arguments(String text) {
        List<String> found = new ArrayList<>();
        Matcher next = ARGUMENT.matcher(text);
        while (next.find()) {
            String quoted = next.group(1);
            found.add(quoted == null ? next.group(2) : quoted.replaceAll("\\\\([\"\\\\])", "$1"));
        }
        return found;
    }

    private static String list(List<String> texts) {
        return texts.stream().map(MagicSource::literal).collect(Collectors.joining(", ", "java.util.List.of(", ")"));
    }

    private static String literal(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private static String call(String name, String arguments, boolean isAlone, int length) {
        return CALLS + "lineMagic(" + literal(name) + ", " + list(arguments(arguments)) + ");";
    }

    /** Writes what stands in place of a line magic of so many characters. */
    private interface Replacement {
        String of(String name, String arguments, boolean isAlone, int length);
    }

    /** Walks over Java text, and knows at each percent sign whether it stands in code. */
    private final class LineScanner {
        private final String text;
        private final Replacement replacement;
        private final StringBuilder out = new StringBuilder();
        private int at;
        /** The last character of code that is not blank; a line's begin looks like the end of a statement. */
        private char before = ';';

        LineScanner(String text, Replacement replacement) {
            this.text = text;
            this.replacement = replacement;
        }

        String expand() {
            while (at < text.length()) {
                if (text.startsWith("//", at)) {
                    copyTo(endOfLine());
                } else if (text.startsWith("/*", at)) {
                    copyBeyond("*/", 2);
                } else if (text.startsWith("\"\"\"", at)) {
                    copyBeyond("\"\"\"", 3);
                    before = '"';
                } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
                    copyQuoted(text.charAt(at));
                } else if (text.charAt(at) == '%' && isMagic()) {
                    expandMagic();
                } else {
                    char c = text.charAt(at++);
                    before = Character.isWhitespace(c) ? before : c;
                    out.append(c);
                }
            }
            return out.toString();
        }

        private boolean isMagic() {
            String word = word(at + 1);
            if (word.isEmpty()) {
                return false;
            }
            String line = text.substring(text.lastIndexOf('\n', at) + 1, at);
            boolean isAssigned = line.stripTrailing().endsWith("=");
            boolean isAlone = line.isBlank() && (before == ';' || before == '}' || isLineMagic.test(word));
            return isAlone || isAssigned;
        }

        private void expandMagic() {
            boolean isAlone = before != '=';
            String word = word(at + 1);
            String rest = text.substring(at + 1 + word.length(), endOfLine()).strip();
            if (!isAlone && rest.endsWith(";")) {
                rest = rest.substring(0, rest.length() - 1);
            }
            out.append(replacement.of(word, rest, isAlone, endOfLine() - at));
            at = endOfLine();
            before = ';';
        }

        private String word(int from) {
            int end = from;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            return text.substring(from, end);
        }

        private int endOfLine() {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }

        private void copyTo(int end) {
            out.append(text, at, end);
            at = end;
        }

        private void copyBeyond(String closing, int opening) {
            int end = text.indexOf(closing, at + opening);
            copyTo(end < 0 ? text.length() : end + closing.length());
        }

        private void copyQuoted(char quote) {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            copyTo(Math.min(text.length(), end + 1));
            before = quote;
        }
    }
}
