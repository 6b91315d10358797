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

    /**
     * Applies a line magic: what {@code %name arguments} is made into.
     *
     * @throws Exception what the magic throws
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // the caller names the type, as in IJava
    public static <T extends @Nullable Object> T lineMagic(String name, List<String> arguments) throws Exception {
        return getKernelInstance().getMagics().applyLineMagic(name, arguments);
    }

    /**
     * Applies a cell magic: what {@code %%name arguments} with a body is made into.
     *
     * @throws Exception what the magic throws
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // the caller names the type, as in IJava
    public static <T extends @Nullable Object> T cellMagic(String name, List<String> arguments, String body)
            throws Exception {
        return getKernelInstance().getMagics().applyCellMagic(name, arguments, body);
    }
}
