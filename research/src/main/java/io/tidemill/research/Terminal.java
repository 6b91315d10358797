package io.tidemill.research;

import java.io.Console;

/** Whether a person watches. */
final class Terminal {
    private Terminal() {}

    /** Whether this process writes to a terminal. */
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on it is never null, and says itself whether it is a terminal
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            // before Java 22 there is a console only on a terminal
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a console must say whether it is a terminal", e);
        }
    }
}
