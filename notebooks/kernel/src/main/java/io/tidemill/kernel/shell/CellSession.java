package io.tidemill.kernel.shell;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * One session of cells: what a cell declares, later cells see.
 *
 * <p>Everything runs in this JVM with the kernel's class path, so that a lambda or a record of a cell is a class like any
 * other to Spark. The code of a cell is cut into snippets, and each is compiled and run before the next is looked at.
 *
 * <p><b>Thread:</b> {@link #eval} and {@link #assist} from one thread at a time, and from the code of a running cell;
 * {@link #interrupt} from any.
 */
public final class CellSession implements AutoCloseable {
    private final JShell shell;
    private final CellControl control;
    private final CellThread thread;
    private final VariableKeeper keeper;
    private final CodeAssist assist;
    private final Consumer<String> notes;
    private final Map<String, Placed> places = new LinkedHashMap<>();
    private final FailureReport failures = new FailureReport(places);
    private int depth;

    /**
     * Starts a session.
     *
     * @param compilerOptions options of {@code javac}
     * @param timeout of each statement; zero for none
     * @param onTimeout runs when a statement has taken too long, before it is stopped; it should return within 0.3 s
     * @param notes gets what the user should know of a cell that did not fail
     */
    public CellSession(List<String> compilerOptions, Duration timeout, Runnable onTimeout, Consumer<String> notes) {
        CellLoader loader = new CellLoader(CellSession.class.getClassLoader());
        this.notes = notes;
        this.thread = new CellThread(loader, timeout, onTimeout);
        this.keeper = new VariableKeeper(loader);
        this.control = new CellControl(loader, thread, keeper);
        this.shell = JShell.builder()
                .executionEngine(new InThisJvm(control), Map.of())
                .compilerOptions(compilerOptions.toArray(new String[0]))
                .build();
        this.assist = new CodeAssist(shell);
    }

    /**
     * Runs the cell; the value is that of its last expression, or null.
     *
     * @throws CellFailure where it does not compile, throws, or is stopped
     */
    public @Nullable Object eval(Cell cell) throws CellFailure {
        if (depth == 0) {
            thread.begin();
        }
        depth++;
        try {
            return evalSnippets(cell);
        } finally {
            depth--;
        }
    }

    /**
     * Runs code that is not from a cell on the cell's thread, so that it can be interrupted as cells can: rendering calls
     * methods of the user.
     *
     * @throws CellFailure where it throws, or is stopped
     */
    public @Nullable Object run(String name, Callable<@Nullable Object> code) throws CellFailure {
        Cell cell = new Cell(name, "", "");
        try {
            return thread.call(code);
        } catch (CellThread.StoppedCode e) {
            throw failures.stopped(cell, e);
        } catch (Exception e) {
            throw failures.thrown(cell, e);
        }
    }

    /** Completion, documentation and completeness of code that is being written. */
    public CodeAssist assist() {
        return assist;
    }

    /** From now on exceptions of this class are told by their message and the lines of cells: neither stack nor causes. */
    public void tellByMessage(Class<? extends Throwable> type) {
        failures.tellByMessage(type);
    }

    /** Adds folders or jars, for the compiler and for what runs. */
    public void addToClasspath(Collection<Path> entries) {
        if (!entries.isEmpty()) {
            shell.addToClasspath(entries.stream()
                    .map(entry -> entry.toAbsolutePath().toString())
                    .collect(Collectors.joining(File.pathSeparator)));
        }
    }

    /** Asks the running cell to end; it does so in less than 2 s, and the session stays usable. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Whether the cell that runs, or ran last, was asked to end: it was interrupted, or took too long. */
    public boolean isStopAsked() {
        return thread.isStopAsked();
    }

    @Override
    public void close() {
        shell.close();
    }

    private @Nullable Object evalSnippets(Cell cell) throws CellFailure {
        Object value = null;
        List<DeclarationSnippet> unresolved = new ArrayList<>();
        String rest = cell.code();
        while (true) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            int begin = cell.code().length() - rest.length();
            if (next.completeness() == Completeness.EMPTY) {
                noteUnresolved(unresolved);
                return value;
            }
            if (next.completeness() == Completeness.DEFINITELY_INCOMPLETE) {
                throw failures.incomplete(cell, begin);
            }
            if (thread.isStopAsked()) {
                throw failures.stopped(cell, new CellThread.StoppedCode(CellThread.Why.INTERRUPTED, true));
            }
            int blank = leadingBlank(next.source());
            value = evalSnippet(cell, next.source().substring(blank), begin + blank, unresolved);
            rest = next.remaining();
        }
    }

    /** JShell counts lines of stack traces without these, and positions of diagnostics with them. */
    private static int leadingBlank(String source) {
        return source.length() - source.stripLeading().length();
    }

    private @Nullable Object evalSnippet(Cell cell, String source, int begin, List<DeclarationSnippet> unresolved)
            throws CellFailure {
        Set<String> variables = variablesIn(source);
        keeper.begin(variables);
        List<SnippetEvent> events = shell.eval(source);
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                places.put(event.snippet().id(), Placed.of(cell, begin, event.snippet()));
            }
        }
        keepVariables(events, variables);
        Object value = null;
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                value = outcome(cell, event, unresolved);
            }
        }
        return value;
    }

    private @Nullable Object outcome(Cell cell, SnippetEvent event, List<DeclarationSnippet> unresolved)
            throws CellFailure {
        Snippet snippet = event.snippet();
        CellThread.StoppedCode stopped = control.takeStopped();
        if (stopped != null) {
            throw failures.stopped(cell, stopped);
        }
        if (event.status() == Status.REJECTED) {
            throw failures.compilation(
                    placed(snippet), shell.diagnostics(snippet).toList());
        }
        JShellException thrown = event.exception();
        if (thrown != null) {
            throw control.takeThrown() instanceof CellFailure inner
                    ? inner
                    : failures.thrown(thrown, shell::unresolvedDependencies);
        }
        if (event.status() == Status.RECOVERABLE_NOT_DEFINED && snippet instanceof VarSnippet) {
            shell.drop(snippet);
            throw failures.compilation(
                    placed(snippet), shell.diagnostics(snippet).toList());
        }
        if (snippet instanceof DeclarationSnippet declaration
                && (event.status() == Status.RECOVERABLE_DEFINED || event.status() == Status.RECOVERABLE_NOT_DEFINED)) {
            unresolved.add(declaration);
        }
        boolean hasValue =
                snippet.kind() == Kind.EXPRESSION || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        Object value = control.takeValue();
        return hasValue ? value : null;
    }

    private Placed placed(Snippet snippet) {
        Placed place = places.get(snippet.id());
        if (place == null) {
            throw new IllegalStateException("no cell for snippet " + snippet.id());
        }
        return place;
    }

    private Set<String> variablesIn(String source) {
        return shell.sourceCodeAnalysis().sourceToSnippets(source).stream()
                .filter(VarSnippet.class::isInstance)
                .map(snippet -> ((VarSnippet) snippet).name())
                .collect(Collectors.toSet());
    }

    private void noteUnresolved(List<DeclarationSnippet> declarations) {
        for (DeclarationSnippet declaration : declarations) {
            Status now = shell.status(declaration);
            if (now == Status.RECOVERABLE_DEFINED || now == Status.RECOVERABLE_NOT_DEFINED) {
                notes.accept(declaration.name() + " cannot be used yet: "
                        + FailureReport.missing(
                                shell.unresolvedDependencies(declaration).toList()));
            }
        }
    }

    private void keepVariables(List<SnippetEvent> events, Set<String> declared) {
        for (Map.Entry<String, Field> lost : keeper.lost().entrySet()) {
            notes.accept("variable " + lost.getKey() + " was reset: its type "
                    + TypeText.shortOf(lost.getValue().getGenericType()) + " was defined anew. Run its cell again.");
        }
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null
                    && event.previousStatus().isActive()
                    && event.snippet() instanceof VarSnippet variable
                    && event.status() == Status.RECOVERABLE_NOT_DEFINED
                    && !declared.contains(variable.name())) {
                declareAgain(variable);
            }
        }
    }

    /** By the full type, which means the same whatever is imported. */
    private void declareAgain(VarSnippet variable) {
        String name = variable.name();
        Field field = keeper.field(name);
        if (field == null) {
            return;
        }
        String type = TypeText.of(field.getGenericType());
        if (type == null) {
            notes.accept("variable " + name + " is gone: its type " + TypeText.shortOf(field.getGenericType())
                    + " was defined anew. Run its cell again.");
            return;
        }
        keeper.begin(Set.of(name));
        boolean isBack = shell.eval(type + " " + name + ";").stream()
                .anyMatch(event -> event.causeSnippet() == null && event.status() == Status.VALID);
        if (isBack) {
            keeper.copy(field, name);
        } else {
            notes.accept("variable " + name + " is gone: its declaration no longer compiles. Run its cell again.");
        }
    }

    /** Hands JShell the one control that runs code in this JVM. */
    private record InThisJvm(CellControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "tidemill";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
        }
    }
}
