package io.tidemill.node.promote;

import java.io.Console;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What the commands that decide understand. */
final class DecisionOptions {
    @Option(
            names = "--approver",
            paramLabel = "NAME",
            description = "who decides; default: the user of this system, ${DEFAULT-VALUE}")
    private String approver = System.getProperty("user.name");

    @Option(names = "--yes", description = "does not ask")
    private boolean yes;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "how long to wait for the engine; default: ${DEFAULT-VALUE}")
    private int timeoutSeconds = 30;

    /**
     * Who decides.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    String approver() {
        if (approver.isBlank()) {
            throw new IllegalArgumentException("--approver must be a name, was '" + approver + "'");
        }
        return approver;
    }

    /**
     * How long to wait for the engine.
     *
     * @throws IllegalArgumentException if it is less than a second
     */
    Duration timeout() {
        if (timeoutSeconds < 1) {
            throw new IllegalArgumentException("--timeout must be >= 1 s, was " + timeoutSeconds);
        }
        return Duration.ofSeconds(timeoutSeconds);
    }

    /**
     * Whether the person at the terminal says yes, now or with the option.
     *
     * @throws IllegalArgumentException if there is neither
     */
    @SuppressWarnings("SystemConsoleNull") // before Java 22 it is null where there is no terminal
    boolean isConfirmed(String question) {
        if (yes) {
            return true;
        }
        Console console = System.console();
        if (console == null || !isTerminal(console)) {
            throw new IllegalArgumentException("there is no terminal to ask at: look at it first, then add --yes");
        }
        String answer = console.readLine("%s [y/N] ", question);
        return answer != null
                && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
    }

    /** From Java 22 on there is a console elsewhere, too, and it says itself whether it is a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a console must say whether it is a terminal", e);
        }
    }
}
