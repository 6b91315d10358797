package io.tidemill.kernel;

import io.tidemill.kernel.magic.Globs;
import io.tidemill.kernel.magic.MagicException;
import io.tidemill.kernel.shell.CellFailure;
import io.tidemill.kernel.shell.CellSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a session begins with: imports, the class path and the scripts of the environment. A failure is told, not fatal. */
final class Startup {
    /** Those of IJava, and what cells call of the kernel. */
    private static final String IMPORTS = """
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.prefs.*;
            import java.util.regex.*;
            import java.util.stream.*;
            import io.tidemill.kernel.Kernel;
            import static io.tidemill.kernel.Kernel.*;
            import static io.tidemill.kernel.Display.*;
            """;

    private final KernelOptions options;
    private final CellSession session;
    private final CellText text;

    Startup(KernelOptions options, CellSession session, CellText text) {
        this.options = options;
        this.session = session;
        this.text = text;
    }

    void run() {
        eval("startup", IMPORTS);
        session.addToClasspath(find("IJAVA_CLASSPATH", options.classPath()));
        for (Path script : find("IJAVA_STARTUP_SCRIPTS_PATH", options.startupScripts())) {
            try {
                eval(script.toString(), Files.readString(script));
            } catch (IOException e) {
                System.err.println("cannot read startup script " + script + ": " + e);
            }
        }
        eval("IJAVA_STARTUP_SCRIPT", options.startupScript());
    }

    private void eval(String name, String code) {
        try {
            session.eval(text.cell(name, code));
        } catch (CellFailure failure) {
            failure.report().forEach(System.err::println);
        }
    }

    private static List<Path> find(String variable, List<String> globs) {
        try {
            return Globs.find(globs, path -> true);
        } catch (MagicException e) {
            System.err.println(variable + ": " + e.getMessage());
            return List.of();
        }
    }
}
