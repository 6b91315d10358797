package io.tidemill.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * What an editor asks about code that is not run yet: completions, documentation, whether it is complete.
 *
 * <p><b>Thread:</b> that of the session. Positions are UTF-16 indices.
 */
public final class CodeAssist {
    private final JShell shell;

    CodeAssist(JShell shell) {
        this.shell = shell;
    }

    /**
     * Texts that may stand from {@code begin} to the cursor.
     *
     * @param texts those that fit the expected type first, else by name
     * @param begin position in the code
     */
    public record Completions(List<String> texts, int begin) {
        /** Keeps its own copy. */
        public Completions {
            texts = List.copyOf(texts);
        }
    }

    /** Whether code can run as it is. */
    public enum State {
        /** It can. */
        COMPLETE,
        /** More has to follow. */
        INCOMPLETE,
        /** No continuation makes it right. */
        INVALID
    }

    /** Completes the code at the cursor. */
    public Completions complete(String code, int cursor) {
        int begin = beginOfSnippet(code, cursor);
        int[] anchor = {-1};
        List<Suggestion> found = analysis().completionSuggestions(code.substring(begin), cursor - begin, anchor);
        Stream<String> best = found.stream()
                .filter(Suggestion::matchesType)
                .map(Suggestion::continuation)
                .sorted();
        Stream<String> others = found.stream()
                .filter(each -> !each.matchesType())
                .map(Suggestion::continuation)
                .sorted();
        List<String> texts = Stream.concat(best, others).distinct().toList();
        return new Completions(texts, anchor[0] < 0 ? cursor : begin + anchor[0]);
    }

    /**
     * Signatures and documentation of what stands at the cursor; of all overloads where it is a call; empty where nothing
     * is known.
     */
    public List<String> inspect(String code, int cursor) {
        int begin = beginOfSnippet(code, cursor);
        int end = endOfName(code, cursor);
        String name = code.substring(begin, end);
        List<String> found = documentation(name);
        if (found.isEmpty()) {
            found = documentation(code.substring(begin, cursor));
        }
        if (found.isEmpty()) {
            found = documentation(name + "(");
        }
        return found.isEmpty() ? declared(name.substring(beginOfName(name))) : found;
    }

    /** Whether the code can run as it is. */
    public State state(String code) {
        String rest = code;
        while (true) {
            CompletionInfo next = analysis().analyzeCompletion(rest);
            if (next.completeness() == Completeness.EMPTY) {
                return State.COMPLETE;
            }
            if (next.completeness() == Completeness.DEFINITELY_INCOMPLETE) {
                return State.INCOMPLETE;
            }
            if (next.completeness() == Completeness.UNKNOWN) {
                return State.INVALID;
            }
            rest = next.remaining();
        }
    }

    private List<String> documentation(String code) {
        List<String> texts = new ArrayList<>();
        for (Documentation each : analysis().documentation(code, code.length(), true)) {
            String javadoc = each.javadoc();
            texts.add(javadoc == null || javadoc.isBlank() ? each.signature() : each.signature() + "\n" + javadoc);
        }
        return texts.stream().distinct().toList();
    }

    /** JShell looks at one snippet alone: skips those that end before the cursor. */
    private int beginOfSnippet(String code, int cursor) {
        String rest = code.substring(0, cursor);
        while (true) {
            CompletionInfo next = analysis().analyzeCompletion(rest);
            boolean isLast = next.remaining() == null || next.remaining().isBlank();
            if (next.completeness() != Completeness.COMPLETE || isLast) {
                return cursor - rest.length();
            }
            rest = next.remaining();
        }
    }

    private static int endOfName(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int beginOfName(String code) {
        int begin = code.length();
        while (begin > 0 && Character.isJavaIdentifierPart(code.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    /** What cells declared under the name: the type of a variable, the source of a method or a type. */
    private List<String> declared(String name) {
        List<String> texts = new ArrayList<>();
        shell.variables()
                .filter(each -> each.name().equals(name))
                .forEach(each -> texts.add(each.typeName() + " " + name));
        Stream.concat(shell.methods(), shell.types())
                .filter(each -> each.name().equals(name))
                .forEach(each -> texts.add(each.source().strip()));
        return texts;
    }

    private SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }
}
