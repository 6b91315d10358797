package io.tidemill.kernel;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/**
 * Where streams and displays of cells go: to the cell that began last, also when it has ended, so that what threads of a
 * cell print later is not lost.
 */
final class CellIo extends JupyterIO {
    CellIo() {
        super(StandardCharsets.UTF_8);
    }

    void attach(ShellReplyEnvironment cell, boolean mayRead) {
        setEnv(cell);
        setJupyterInEnabled(mayRead);
    }
}
