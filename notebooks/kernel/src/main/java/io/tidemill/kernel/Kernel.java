package io.tidemill.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kernel as cells see it; all functions are imported into every session.
 *
 * <p><b>Thread:</b> that of a cell.
 */
public final class Kernel {
    private static volatile @Nullable JavaKernel instance;

    private Kernel() {}

    static void set(JavaKernel kernel) {
        instance = kernel;
    }

    /**
     * The kernel that runs this cell.
     *
     * @throws IllegalStateException outside of a kernel
     */
    public static JavaKernel getKernelInstance() {
        JavaKernel kernel = instance;
        if (kernel == null) {
            throw new IllegalStateException("no kernel in this JVM: only cells may ask for it");
        }
        return kernel;
    }

    /**
     * Runs the text as a cell, and returns the value of its last expression as the object that it is.
     *
     * @throws Exception where it does not compile, or what it throws
     */
    public static @Nullable Object eval(String code) throws Exception {
        return getKernelInstance().evalRaw(code);
    }

    /** Prints to standard output, as {@link java.io.PrintStream#printf}. */
    @SuppressWarnings("AnnotateFormatMethod") // cells need no library of annotations
    public static void printf(String format, @Nullable Object... arguments) {
        System.out.printf(format, arguments);
    }

    /** Applies a line magic: what {@code %name arguments} is made into. Throws what the magic throws. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // the caller names the type, as in IJava
    public static <T extends @Nullable Object> T lineMagic(String name, List<String> arguments) {
        try {
            return getKernelInstance().getMagics().applyLineMagic(name, arguments);
        } catch (Exception e) {
            throw Kernel.<RuntimeException>unchecked(e);
        }
    }

    /** Applies a cell magic: what {@code %%name arguments} with a body is made into. Throws what the magic throws. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // the caller names the type, as in IJava
    public static <T extends @Nullable Object> T cellMagic(String name, List<String> arguments, String body) {
        try {
            return getKernelInstance().getMagics().applyCellMagic(name, arguments, body);
        } catch (Exception e) {
            throw Kernel.<RuntimeException>unchecked(e);
        }
    }

    /** Methods of cells use magics without declaring anything, as in IJava; who reads the error wants the exception itself. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> E unchecked(Exception e) throws E {
        throw (E) e;
    }
}
