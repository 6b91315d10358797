package io.tidemill.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/** Tells failures by the lines of cells: which cell, which line, what stands there. */
final class FailureReport {
    private static final String COMPILATION = "CompilationException";

    private final StackReport stacks;
    /** Names of exceptions whose message says it all. */
    private final Set<String> plain = ConcurrentHashMap.newKeySet();

    /** @param places where each snippet stands, by its id; kept up to date by the owner */
    FailureReport(Map<String, Placed> places) {
        this.stacks = new StackReport(places);
    }

    /** From now on exceptions of this class are told by their message and the lines of cells alone. */
    void tellByMessage(Class<? extends Throwable> type) {
        plain.add(type.getName());
    }

    CellFailure compilation(Placed place, List<Diag> problems) {
        List<String> report = new ArrayList<>();
        String first = "";
        for (Diag problem : problems) {
            if (problem.isError()) {
                Cell cell = place.cell();
                int position = place.begin() + (int) Math.max(0, problem.getPosition());
                int line = cell.lineAt(position);
                List<String> text = text(problem);
                String head = cell.name() + ", line " + line + ": " + text.get(0);
                first = first.isEmpty() ? head : first;
                report.add(Ansi.BOLD_RED.paint(head));
                text.subList(1, text.size()).forEach(more -> report.add(Ansi.RED.paint(more)));
                int end = place.begin() + (int) problem.getEndPosition();
                int begin = place.begin() + (int) Math.max(0, problem.getStartPosition());
                report.addAll(SourceExcerpt.of(cell, line, begin, Math.max(begin + 1, end)));
            }
        }
        return new CellFailure(COMPILATION, first, report);
    }

    CellFailure incomplete(Cell cell, int begin) {
        int line = cell.lineAt(begin + leadingBlank(cell.code(), begin));
        String head = cell.name() + ", line " + cell.lines() + ": the code that begins in line " + line
                + " has no end; a bracket or a quote is not closed";
        List<String> report = new ArrayList<>(List.of(Ansi.BOLD_RED.paint(head)));
        report.addAll(SourceExcerpt.of(cell, line));
        return new CellFailure("IncompleteSourceException", head, report);
    }

    CellFailure stopped(Cell cell, CellThread.StoppedCode stopped) {
        boolean timedOut = stopped.why == CellThread.Why.TIMED_OUT;
        String head = cell.name() + (timedOut ? " took longer than IJAVA_TIMEOUT allows" : " was interrupted");
        List<String> report = new ArrayList<>(List.of(Ansi.BOLD_RED.paint(head)));
        if (!stopped.ended) {
            report.add(
                    Ansi.YELLOW.paint("Its thread could not be stopped and runs on behind the cells; restart the kernel"
                            + " to be rid of it."));
        }
        return new CellFailure(timedOut ? "TimeoutException" : "InterruptedException", head, report);
    }

    /** @param dependencies what a declaration waits for */
    CellFailure thrown(JShellException thrown, Function<DeclarationSnippet, Stream<String>> dependencies) {
        List<String> report = new ArrayList<>();
        if (thrown instanceof UnresolvedReferenceException unresolved) {
            DeclarationSnippet declaration = unresolved.getSnippet();
            String head = declaration.name() + " cannot be used yet: "
                    + missing(dependencies.apply(declaration).toList());
            report.add(Ansi.BOLD_RED.paint("UnresolvedReferenceException: " + head));
            report.addAll(stacks.of(unresolved.getStackTrace()));
            return new CellFailure("UnresolvedReferenceException", head, report);
        }
        String name = className(thrown);
        String message = withoutFrames(thrown.getMessage());
        message.lines()
                .findFirst()
                .ifPresentOrElse(
                        first -> report.add(Ansi.BOLD_RED.paint(name + ": " + first)),
                        () -> report.add(Ansi.BOLD_RED.paint(name)));
        message.lines().skip(1).forEach(line -> report.add(Ansi.RED.paint(line)));
        if (plain.contains(fullName(thrown))) {
            report.addAll(stacks.ofCells(thrown.getStackTrace()));
            return new CellFailure(name, message, report);
        }
        report.addAll(stacks.of(thrown.getStackTrace()));
        for (Throwable cause = thrown.getCause(); cause instanceof JShellException next; cause = cause.getCause()) {
            String text = withoutFrames(next.getMessage());
            report.add(Ansi.BOLD_RED.paint("Caused by " + className(next) + (text.isEmpty() ? "" : ": " + text)));
            report.addAll(stacks.framesOf(next.getStackTrace()));
        }
        return new CellFailure(name, message, report);
    }

    /** A message as it was meant: Spark's hold the stack of another machine, too. */
    private static String withoutFrames(@Nullable String message) {
        return message == null
                ? ""
                : message.lines()
                        .filter(line -> !line.startsWith("\tat ") && !line.equals("Driver stacktrace:"))
                        .collect(Collectors.joining("\n"))
                        .stripTrailing();
    }

    /** For what the kernel itself called. */
    CellFailure thrown(Cell cell, Exception thrown) {
        String name = thrown.getClass().getSimpleName();
        String message = String.valueOf(thrown.getMessage());
        List<String> report = new ArrayList<>();
        report.add(Ansi.BOLD_RED.paint(cell.name() + ": " + name + ": " + message));
        report.addAll(stacks.framesOf(thrown.getStackTrace()));
        return new CellFailure(name, message, report);
    }

    /** What a declaration waits for, as a sentence. */
    static String missing(List<String> names) {
        return names.isEmpty()
                ? "it does not compile by itself"
                : String.join(", ", names) + (names.size() == 1 ? " is" : " are") + " not defined";
    }

    private static String className(JShellException thrown) {
        String full = fullName(thrown);
        return full.substring(Math.max(full.lastIndexOf('.'), full.lastIndexOf('$')) + 1);
    }

    private static String fullName(JShellException thrown) {
        return thrown instanceof EvalException eval
                ? eval.getExceptionClassName()
                : thrown.getClass().getName();
    }

    /** Without the location that JShell cannot name. */
    private static List<String> text(Diag problem) {
        List<String> lines = problem.getMessage(null)
                .lines()
                .filter(line -> !line.strip().equals("location: class"))
                .toList();
        return lines.isEmpty() ? List.of(problem.getCode()) : lines;
    }

    private static int leadingBlank(String code, int from) {
        int at = from;
        while (at < code.length() && Character.isWhitespace(code.charAt(at))) {
            at++;
        }
        return at - from;
    }
}
