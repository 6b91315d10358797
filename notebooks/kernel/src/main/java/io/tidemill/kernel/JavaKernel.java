package io.tidemill.kernel;

import io.tidemill.kernel.magic.ClasspathMagics;
import io.tidemill.kernel.magic.LoadMagic;
import io.tidemill.kernel.magic.MagicException;
import io.tidemill.kernel.magic.MavenMagics;
import io.tidemill.kernel.magic.NamedMagics;
import io.tidemill.kernel.shell.CellFailure;
import io.tidemill.kernel.shell.CellSession;
import io.tidemill.kernel.shell.CodeAssist;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.dflib.jjava.jupyter.kernel.magic.registry.Magics;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * A kernel for Java: what Jupyter asks, answered by a {@link CellSession}. Cells reach it by {@link
 * Kernel#getKernelInstance()}, to register magics and renderers, and to add to the class path.
 *
 * <p><b>Thread:</b> requests come on the thread of the shell channel, interrupt and shutdown on that of the control
 * channel.
 */
public final class JavaKernel extends BaseKernel {
    private static final long HOOKS_MS = 250;
    private static final int LATE_JOBS_LOOKS = 6;
    private static final long LATE_JOBS_MS = 100;
    private static final long SHUTDOWN_MS = 3000;
    private static final String INDENT = "    ";

    private final CellSession session;
    private final CellIo io = new CellIo();
    private final CellOutput output = new CellOutput(io.out, io.err, io::isAttached);
    private final SessionHistory history = new SessionHistory();
    private final NamedMagics magics = new NamedMagics();
    private final CellText text = new CellText(magics);
    private final AtomicInteger displays = new AtomicInteger();
    private volatile @Nullable String lastDisplay;

    /** Starts a session, takes over the streams of the JVM, and runs what the options say to begin with. */
    JavaKernel(KernelOptions options) {
        output.install();
        System.setIn(io.in);
        session = new CellSession(
                options.compilerOptions(),
                options.timeout(),
                JavaKernel::cancelJobs,
                note -> System.err.println("note: " + note));
        magics.registerMagics(new ClasspathMagics(session::addToClasspath));
        magics.registerMagics(new MavenMagics(session::addToClasspath));
        magics.registerMagics(new LoadMagic((name, code) -> session.eval(text.cell(name, code))));
        session.tellByMessage(MagicException.class);
        Kernel.set(this);
        new Startup(options, session, text).run();
    }

    /** The magics, to which cells may add their own. */
    public Magics getMagics() {
        return magics;
    }

    /** Adds folders or jars to the class path of the cells that follow. */
    public void addToClasspath(String... paths) {
        session.addToClasspath(Arrays.stream(paths).map(Path::of).toList());
    }

    /** Exceptions of this class say in their message all that there is to read: no cell shows their stack or their causes. */
    public void tellByMessage(Class<? extends Throwable> type) {
        session.tellByMessage(type);
    }

    /**
     * Runs the text as a cell; the value is that of its last expression.
     *
     * @throws CellFailure where it does not compile, throws or is stopped
     */
    public @Nullable Object evalRaw(String code) throws CellFailure {
        return session.eval(text.cell("eval", code));
    }

    @Override
    public @Nullable DisplayData eval(String code) {
        try {
            return evalCell("eval", code);
        } catch (CellFailure failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /** Runs a cell; the answer is its value rendered, or null for a cell without one. */
    @Nullable
    DisplayData evalCell(String name, String code) throws CellFailure {
        try {
            Object value = session.eval(text.cell(name, code));
            if (value == null || value == lastDisplay) {
                return null;
            }
            return (DisplayData) session.run(name + ", rendering its value", () -> render(value));
        } finally {
            if (session.isStopAsked()) {
                cancelLateJobs();
            }
        }
    }

    /** A failure of the kernel itself, told with all that helps to find it. */
    CellFailure fault(Throwable bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        List<String> report = new ArrayList<>(List.of("The kernel failed, not the cell:"));
        trace.toString().lines().forEach(report::add);
        return new CellFailure("KernelFailure", String.valueOf(bug), report);
    }

    DisplayData render(@Nullable Object object, String... types) {
        if (object == null) {
            return new DisplayData("null");
        }
        if (object instanceof DisplayData data) {
            return data;
        }
        return types.length == 0 ? renderer.render(object) : renderer.renderAs(object, types);
    }

    String show(DisplayData data) {
        if (!data.hasDisplayId()) {
            data.setDisplayId("display-" + ProcessHandle.current().pid() + "-" + displays.incrementAndGet());
        }
        display(data);
        String id = data.getDisplayId();
        lastDisplay = id;
        return id;
    }

    void update(String id, DisplayData data) {
        output.send();
        io.display.updateDisplay(id, data);
    }

    @Override
    public void display(DisplayData data) {
        output.send();
        io.display.display(data);
    }

    @Override
    public JupyterIO getIO() {
        return io;
    }

    @Override
    public HistoryManager getHistoryManager() {
        return history;
    }

    @Override
    public @Nullable DisplayData inspect(String code, int cursor, boolean isDetailed) {
        String shown = text.blank(code);
        List<String> found = session.assist().inspect(shown, shown.offsetByCodePoints(0, cursor));
        return found.isEmpty() ? null : new DisplayData(String.join("\n\n", found));
    }

    @Override
    public ReplacementOptions complete(String code, int cursor) {
        int at = code.offsetByCodePoints(0, cursor);
        CellText.MagicNames names = text.magicNames(code.substring(0, at));
        if (names != null) {
            return new ReplacementOptions(names.names(), code.codePointCount(0, names.begin()), cursor);
        }
        CodeAssist.Completions found = session.assist().complete(text.blank(code), at);
        return new ReplacementOptions(found.texts(), code.codePointCount(0, found.begin()), cursor);
    }

    @Override
    public String isComplete(String code) {
        return switch (session.assist().state(text.code(code))) {
            case COMPLETE -> IS_COMPLETE_YES;
            case INVALID -> IS_COMPLETE_BAD;
            case INCOMPLETE -> INDENT.repeat(openBraces(code));
        };
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java-source")
                .fileExtension(".java")
                .pygments("java")
                .codemirror("java")
                .build();
    }

    @Override
    public String getBanner() {
        return "Tidemill: Java " + Runtime.version();
    }

    @Override
    public List<LanguageInfo.Help> getHelpLinks() {
        int version = Runtime.version().feature();
        return List.of(new LanguageInfo.Help(
                "Java " + version, "https://docs.oracle.com/en/java/javase/" + version + "/docs/api/index.html"));
    }

    @Override
    public void interrupt() {
        cancelJobs();
        session.interrupt();
    }

    /** A query hands its stages to threads of Spark: some begin when their cell has ended, and would keep the executor busy. */
    private static void cancelLateJobs() {
        try {
            for (int i = 0; i < LATE_JOBS_LOOKS && SparkJobs.cancelAll(JavaKernel.class.getClassLoader()); i++) {
                Thread.sleep(LATE_JOBS_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cancelJobs() {
        inTime(HOOKS_MS, () -> {
            KernelHooks.interrupt();
            SparkJobs.cancelAll(JavaKernel.class.getClassLoader());
        });
    }

    @Override
    public void onShutdown(boolean isRestart) {
        session.interrupt();
        inTime(SHUTDOWN_MS, KernelHooks::shutdown);
        output.send();
    }

    @Override
    public void becomeHandlerForConnection(JupyterConnection connection) {
        super.becomeHandlerForConnection(connection);
        connection.setHandler(MessageType.EXECUTE_REQUEST, new ExecuteHandler(this, io, output, history));
        connection.setHandler(MessageType.HISTORY_REQUEST, new HistoryHandler(history));
    }

    /** Goes on after that time, whether the task has ended or not. */
    private static void inTime(long ms, Runnable task) {
        Thread thread = new Thread(task, "kernel hooks");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int openBraces(String code) {
        long open = code.chars().filter(c -> c == '{').count()
                - code.chars().filter(c -> c == '}').count();
        return (int) Math.max(0, open);
    }
}
