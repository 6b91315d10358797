package io.tidemill.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Runs what JShell compiles in this JVM, on the cell's thread, and keeps the last value as the object that it is.
 *
 * <p><b>Thread:</b> that of {@link CellSession#eval}, or the cell's own where a cell evaluates code itself.
 */
final class CellControl extends DirectExecutionControl {
    private final CellThread thread;
    private final VariableKeeper keeper;
    private @Nullable Object lastValue;
    private @Nullable Throwable thrown;
    private CellThread.@Nullable StoppedCode stopped;

    CellControl(CellLoader loader, CellThread thread, VariableKeeper keeper) {
        super(loader);
        this.thread = thread;
        this.keeper = keeper;
    }

    /** The value of the code that ran last, once. */
    @Nullable
    Object takeValue() {
        Object value = lastValue;
        lastValue = null;
        return value;
    }

    /** Why the code that ran last did not come to its end, once; null where it did. */
    CellThread.@Nullable StoppedCode takeStopped() {
        CellThread.StoppedCode why = stopped;
        stopped = null;
        return why;
    }

    /** What the code that ran last threw, as the object that it is, once; null where it did not. */
    @Nullable
    Throwable takeThrown() {
        Throwable last = thrown;
        thrown = null;
        return last;
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(classes);
        for (ClassBytecodes each : classes) {
            keeper.loaded(loadedClass(each.name()));
        }
    }

    /**
     * Lets stand what need not change, which is how variables keep their values; the rest JShell then replaces.
     *
     * @throws NotImplementedException where a class has to be replaced
     */
    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        for (ClassBytecodes each : classes) {
            if (!keeper.mayStay(each.name(), each.bytecodes())) {
                throw new NotImplementedException("replaced, not redefined: " + each.name());
            }
        }
    }

    @Override
    protected String invoke(Method code) throws Exception {
        lastValue = null;
        thrown = null;
        try {
            lastValue = thread.call(() -> code.invoke(null));
        } catch (CellThread.StoppedCode e) {
            stopped = e;
            throw new StoppedException();
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
            throw e;
        }
        return "";
    }

    /** JShell shows values as text; a notebook renders the object, so that none is made here. */
    @Override
    public String varValue(String className, String variable) {
        return "";
    }

    private Class<?> loadedClass(String name) throws ClassInstallException {
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            throw new ClassInstallException("not loaded: " + name, new boolean[0]);
        }
    }
}
