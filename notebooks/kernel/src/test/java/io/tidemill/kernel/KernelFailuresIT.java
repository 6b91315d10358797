package io.tidemill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.tidemill.testkit.jupyter.Answer;
import io.tidemill.testkit.jupyter.JupyterClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that fail, that are interrupted, and kernels that end. */
class KernelFailuresIT {
    private static final int INTERRUPTS = 5;

    @TempDir
    static Path folder;

    @AutoClose
    private static JupyterClient kernel;

    @BeforeAll
    static void start() {
        kernel = TestKernel.start(folder);
    }

    @Test
    void errorsOfTheCompilerPointIntoTheCell() {
        Answer answer = kernel.run("int fine = 1;\n// words\nint wrong =\n    \"text\";");
        assertThat(answer.error())
                .matches("CompilationException: cell \\[\\d+], line 4: incompatible types: .*String cannot be.* int");
        assertThat(answer.traceback())
                .containsSubsequence("      3 | int wrong =", "-->   4 |     \"text\";", "        |     ^^^^^^");
        assertThat(kernel.run("fine").value()).isEqualTo("1");
    }

    @Test
    void anUnknownNameIsNamed() {
        Answer answer = kernel.run("int a = 2;\na + misspelt");
        assertThat(answer.traceback().get(0)).endsWith("line 2: cannot find symbol");
        assertThat(answer.traceback()).contains("  symbol:   variable misspelt", "        |     ^^^^^^^^");
    }

    @Test
    void exceptionsNameCellAndLineAndShowNoMachinery() {
        int defined = count(kernel.run("int divide(int a, int b) {\n  return a / b;\n}"));
        Answer answer = kernel.run("int one = 1;\n\ndivide(one,\n  0)");
        int called = count(answer);
        assertThat(answer.error()).isEqualTo("ArithmeticException: / by zero");
        assertThat(answer.traceback())
                .containsExactly(
                        "ArithmeticException: / by zero",
                        "      1 | int divide(int a, int b) {",
                        "-->   2 |   return a / b;",
                        "      3 | }",
                        "  at divide (cell [" + defined + "], line 2)",
                        "  at cell [" + called + "], line 3");
    }

    @Test
    void causesAreTold() {
        Answer answer = kernel.run("throw new IllegalStateException(\"outer\", new Error(\"inner\"));");
        assertThat(answer.error()).isEqualTo("IllegalStateException: outer");
        assertThat(answer.traceback()).contains("Caused by Error: inner");
        assertThat(kernel.run("throw new StackOverflowError();").error()).startsWith("StackOverflowError");
    }

    @Test
    void aFailureInRenderingIsThatOfTheCell() {
        Answer answer = kernel.run(
                "class Bad { public String toString() { throw new IllegalStateException(\"no text\"); } }\nnew Bad()");
        assertThat(answer.error()).isEqualTo("IllegalStateException: no text");
    }

    @Test
    void codeWithoutEndIsToldSo() {
        assertThat(kernel.run("int a = 1;\nfor (int i = 0; i < 3; i++) {").error())
                .startsWith("IncompleteSourceException: cell [")
                .contains("the code that begins in line 2 has no end");
    }

    @Test
    void whatIsNotDefinedYetIsExplained() {
        assertThat(kernel.run("int early() { return late(); }").stderr())
                .isEqualTo("note: early cannot be used yet: method late() is not defined\n");
        assertThat(kernel.run("early()").error())
                .isEqualTo("UnresolvedReferenceException: early cannot be used yet: method late() is not defined");
        kernel.run("int late() { return 9; }");
        assertThat(kernel.run("early()").value()).isEqualTo("9");
    }

    @Test
    void cellsQueuedBehindAFailureDoNotRun() {
        JsonArray replies = kernel.ask(Map.of(
                        "kind",
                        "run_all",
                        "codes",
                        List.of("int queued = 1;", "queued / 0", "queued = 2;", "queued = 3;")))
                .getAsJsonArray("replies");
        assertThat(replies)
                .extracting(reply -> reply.getAsJsonObject().get("status").getAsString())
                .containsExactly("ok", "error", "aborted", "aborted");
        assertThat(kernel.run("queued").value()).isEqualTo("1");
    }

    @Test
    void interruptStopsABusyLoop() {
        kernel.run("int kept = 5;");
        Answer answer = kernel.interrupt("System.out.println(\"go\");\nlong n = 0;\nwhile (true) { n++; }", "go");
        assertThat(answer.error()).matches("InterruptedException: cell \\[\\d+] was interrupted");
        assertThat(answer.interruptSeconds()).isLessThan(2);
        assertThat(kernel.run("kept").value()).isEqualTo("5");
    }

    @Test
    void interruptStopsASleepALoopThatIgnoresItAndAQuestion() {
        Answer sleep = kernel.interrupt("System.out.println(\"go\"); Thread.sleep(60_000);", "go");
        assertThat(sleep.error()).startsWith("InterruptedException");
        assertThat(sleep.interruptSeconds()).isLessThan(2);
        Answer stubborn = kernel.interrupt(
                "System.out.println(\"go\");\nwhile (true) { try { Thread.sleep(50); } catch (InterruptedException e) { } }",
                "go");
        assertThat(stubborn.error()).startsWith("InterruptedException");
        assertThat(stubborn.interruptSeconds()).isLessThan(2);
        Answer question =
                kernel.run("new Scanner(System.in).nextLine()", Map.of("inputs", List.of(), "interrupt_on", "<input>"));
        assertThat(question.error()).startsWith("InterruptedException");
        assertThat(kernel.run("new Scanner(System.in).nextLine()", Map.of("inputs", List.of("still here")))
                        .value())
                .isEqualTo("still here");
    }

    @Test
    void theSessionOutlivesInterruptsInTheMiddleOfOutputAndQuestions() {
        for (int i = 0; i < INTERRUPTS; i++) {
            Answer printing = kernel.interrupt("for (long n = 0; ; n++) { System.out.println(\"go\" + n); }", "go");
            assertThat(printing.error()).startsWith("InterruptedException");
            assertThat(kernel.run(
                                    "new Scanner(System.in).nextLine()",
                                    Map.of("inputs", List.of(), "interrupt_on", "<input>"))
                            .error())
                    .startsWith("InterruptedException");
        }
        assertThat(kernel.run("new Scanner(System.in).nextLine()", Map.of("inputs", List.of("heard")))
                        .value())
                .isEqualTo("heard");
    }

    @Test
    void interruptRunsTheHooks() {
        kernel.run("var cancelled = new java.util.concurrent.atomic.AtomicBoolean();\n"
                + "io.tidemill.kernel.KernelHooks.onInterrupt(() -> cancelled.set(true));");
        Answer answer = kernel.interrupt("System.out.println(\"go\"); while (!cancelled.get()) { }", "go");
        assertThat(answer.interruptSeconds()).isLessThan(2);
        assertThat(kernel.run("cancelled").value()).isEqualTo("true");
    }

    @Test
    void restartsEmptyAndShutsDown(@TempDir Path folderOfOther) {
        try (JupyterClient other = TestKernel.start(folderOfOther)) {
            other.run("int gone = 1;");
            other.ask(Map.of("kind", "restart"));
            assertThat(other.run("gone").error()).contains("cannot find symbol");
            other.run("io.tidemill.kernel.KernelHooks.onShutdown(() -> new File(\"ended\").mkdir());");
            assertThat(other.ask(Map.of("kind", "shutdown")).get("exit_code").getAsInt())
                    .isZero();
            assertThat(folderOfOther.resolve("ended")).exists();
        }
    }

    @Test
    void endsWhileACellRuns(@TempDir Path folderOfOther) {
        try (JupyterClient other = TestKernel.start(folderOfOther)) {
            other.run("Thread loop = new Thread(() -> { while (true) { } }); loop.start();");
            JsonObject ended = other.ask(Map.of("kind", "shutdown_busy", "code", "while (true) { }"));
            assertThat(ended.get("exit_code").getAsInt()).isZero();
            assertThat(ended.get("seconds").getAsDouble()).isLessThan(10);
        }
    }

    private static int count(Answer answer) {
        return answer.reply().get("execution_count").getAsInt();
    }
}
