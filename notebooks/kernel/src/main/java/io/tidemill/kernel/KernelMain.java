package io.tidemill.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.jspecify.annotations.Nullable;

/** Starts a kernel on the sockets that Jupyter's connection file names, and ends with it. */
public final class KernelMain {
    private static final int DONE = 0;
    private static final int USED_WRONGLY = 2;
    private static final int MISSING = 3;

    /** Held here, because loggers that nobody holds forget their levels. */
    private static final List<Logger> CHATTER = List.of(
            Logger.getLogger("Jupyter"),
            Logger.getLogger("Loop-Shell-0"),
            Logger.getLogger("Loop-Shell-1"),
            Logger.getLogger("Loop-Heartbeat-0"));

    private KernelMain() {}

    /** Runs until Jupyter shuts the kernel down, or ends itself. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: java ... " + KernelMain.class.getName() + " CONNECTION_FILE (Jupyter gives it)");
            System.exit(USED_WRONGLY);
        }
        try {
            run(Path.of(arguments[0]), System.getenv());
            System.exit(DONE);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            System.err.println("cannot start a kernel on " + arguments[0] + ": " + e.getMessage());
            System.exit(MISSING);
        }
    }

    private static void run(Path connectionFile, Map<String, String> environment)
            throws IOException, GeneralSecurityException {
        CHATTER.forEach(logger -> logger.setLevel(Level.WARNING));
        endWith(environment.get("JPY_PARENT_PID"));
        KernelConnection connection =
                new KernelConnection(KernelConnectionProperties.parse(Files.readString(connectionFile)));
        JavaKernel kernel = new JavaKernel(KernelOptions.of(environment));
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
    }

    /** A kernel whose Jupyter is gone would run on for ever. */
    private static void endWith(@Nullable String jupyterPid) {
        if (jupyterPid != null && jupyterPid.matches("[1-9]\\d*")) {
            ProcessHandle.of(Long.parseLong(jupyterPid))
                    .ifPresent(jupyter ->
                            jupyter.onExit().thenRun(() -> Runtime.getRuntime().halt(DONE)));
        }
    }
}
