package io.tidemill.kernel;

/** The name by which cells that were written for IJava ask for the kernel. <b>Thread:</b> that of a cell. */
public final class IJava {
    private IJava() {}

    /** As {@link Kernel#getKernelInstance()}. */
    public static JavaKernel getKernelInstance() {
        return Kernel.getKernelInstance();
    }
}
