package io.tidemill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The messages of Jupyter, one kernel for all. */
class KernelIT {
    @TempDir
    static Path folder;

    @AutoClose
    private static JupyterClient kernel;

    @BeforeAll
    static void start() {
        kernel = TestKernel.start(folder);
    }

    @Test
    void tellsWhatItIs() {
        JsonObject info = kernel.ask(Map.of("kind", "info"));
        assertThat(info.get("implementation").getAsString()).isEqualTo("tidemill-kernel");
        JsonObject language = info.getAsJsonObject("language_info");
        assertThat(language.get("name").getAsString()).isEqualTo("Java");
        assertThat(language.get("file_extension").getAsString()).isEqualTo(".java");
        assertThat(kernel.ask(Map.of("kind", "comm_info")).has("comms")).isTrue();
    }

    @Test
    void answersWithTheValueOfTheLastExpression() {
        assertThat(kernel.run("1 + 2").value()).isEqualTo("3");
        assertThat(kernel.run("int twice(int a) { return 2 * a; }\nvar four = twice(2);\nfour + 1")
                        .value())
                .isEqualTo("5");
        assertThat(kernel.run("four = 7").value()).isEqualTo("7");
    }

    @Test
    void noValueGivesNoOutput() {
        assertThat(kernel.run("int silent = 1;").published("execute_result")).isEmpty();
        assertThat(kernel.run("Object nothing = null; nothing").published("execute_result"))
                .isEmpty();
        assertThat(kernel.run("System.out.print(\"\")").published("execute_result"))
                .isEmpty();
        assertThat(kernel.run("").status()).isEqualTo("ok");
        assertThat(kernel.run("// a comment").status()).isEqualTo("ok");
    }

    @Test
    void hasTheImportsOfIJava() {
        String cell = """
                List.of(new File("f"), BigDecimal.ONE, URI.create("u:v"), TimeUnit.DAYS, Pattern.compile("p"),
                        Stream.empty().count(), Function.identity().apply(1), Preferences.MAX_KEY_LENGTH).size()
                """;
        assertThat(kernel.run(cell).value()).isEqualTo("8");
    }

    @Test
    void sendsStandardOutputAndErrorInOrder() {
        Answer answer = kernel.run(
                "System.out.print(\"a\"); System.err.println(\"b\"); for (int i = 0; i < 3; i++) System.out.println(i);");
        assertThat(answer.stdout()).isEqualTo("a0\n1\n2\n");
        assertThat(answer.stderr()).isEqualTo("b\n");
        assertThat(answer.published("stream").get(0).get("text").getAsString()).isEqualTo("a");
    }

    @Test
    void dropsNoLineOfManyAndSendsThemInFewMessages() {
        Answer answer = kernel.run("for (int i = 0; i < 100_000; i++) System.out.println(i);");
        assertThat(answer.stdout().lines()).hasSize(100_000).last().isEqualTo("99999");
        assertThat(answer.published("stream").size()).isLessThan(500);
    }

    @Test
    void readsLinesOfTheUser() {
        String cell = "Scanner in = new Scanner(System.in); String name = in.nextLine(); name + in.nextInt()";
        assertThat(kernel.run(cell, Map.of("inputs", List.of("Ann", "7"))).value())
                .isEqualTo("Ann7");
    }

    @Test
    void displaysAndUpdates() {
        Answer answer = kernel.run(
                "String id = display(\"<b>3</b>\", \"text/html\");\nupdateDisplay(id, \"<b>2</b>\", \"text/html\");");
        JsonObject shown = answer.published("display_data").get(0);
        JsonObject updated = answer.published("update_display_data").get(0);
        assertThat(shown.getAsJsonObject("data").get("text/html").getAsString()).isEqualTo("<b>3</b>");
        assertThat(shown.getAsJsonObject("data").has("text/plain")).isTrue();
        assertThat(updated.getAsJsonObject("data").get("text/html").getAsString())
                .isEqualTo("<b>2</b>");
        assertThat(updated.getAsJsonObject("transient").get("display_id"))
                .isEqualTo(shown.getAsJsonObject("transient").get("display_id"));
        assertThat(kernel.run("display(\"last\")").published("execute_result")).isEmpty();
    }

    @Test
    void rendersAsAskedFor() {
        Answer answer = kernel.run("render(\"Hello **you**\", \"text/markdown\")");
        JsonObject data = answer.published("execute_result").get(0).getAsJsonObject("data");
        assertThat(data.get("text/markdown").getAsString()).isEqualTo("Hello **you**");
    }

    @Test
    void rendersByFunctionsThatCellsRegister() {
        Answer answer = kernel.run("""
                import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
                record Money(long cents) {}
                getKernelInstance().getRenderer().createRegistration(Money.class)
                    .preferring(MIMEType.TEXT_HTML)
                    .register((money, context) -> context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<i>" + money.cents() + "</i>"));
                new Money(5)
                """);
        assertThat(answer.value()).isEqualTo("Money[cents=5]");
        assertThat(answer.published("execute_result")
                        .get(0)
                        .getAsJsonObject("data")
                        .get("text/html")
                        .getAsString())
                .isEqualTo("<i>5</i>");
    }

    @Test
    void completes() {
        JsonObject found = kernel.ask(Map.of("kind", "complete", "code", "int first = 3; \"abc\".subs", "cursor", 25));
        assertThat(found.getAsJsonArray("matches").toString()).isEqualTo("[\"substring(\"]");
        assertThat(found.get("cursor_start").getAsInt()).isEqualTo(21);
        JsonObject magic = kernel.ask(Map.of("kind", "complete", "code", "int a = 1;\n%jar", "cursor", 15));
        assertThat(magic.getAsJsonArray("matches").toString()).isEqualTo("[\"jars\"]");
        assertThat(magic.get("cursor_start").getAsInt()).isEqualTo(12);
    }

    @Test
    void inspects() {
        JsonObject found = kernel.ask(Map.of("kind", "inspect", "code", "Math.floorDiv(7, 2)", "cursor", 9));
        assertThat(found.get("found").getAsBoolean()).isTrue();
        assertThat(found.getAsJsonObject("data").get("text/plain").getAsString())
                .contains("int Math.floorDiv(int x, int y)");
        kernel.run("List<String> inspected = List.of()");
        JsonObject variable = kernel.ask(Map.of("kind", "inspect", "code", "inspected", "cursor", 4));
        assertThat(variable.getAsJsonObject("data").get("text/plain").getAsString())
                .contains("inspected", "List<");
        kernel.run("int measured(String text) { return text.length(); }");
        JsonObject method = kernel.ask(Map.of("kind", "inspect", "code", "1 + measured(\"a\")", "cursor", 7));
        assertThat(method.getAsJsonObject("data").get("text/plain").getAsString())
                .contains("int measured(String text)");
        assertThat(kernel.ask(Map.of("kind", "inspect", "code", "nosuchname", "cursor", 3))
                        .get("found")
                        .getAsBoolean())
                .isFalse();
    }

    @Test
    void tellsWhetherCodeIsComplete() {
        assertThat(complete("int a = 1;")).isEqualTo("complete");
        assertThat(complete("foo()\n%maven a:b:1")).isEqualTo("complete");
        assertThat(complete("for (;;) {")).isEqualTo("incomplete");
        assertThat(complete("int = ;")).isEqualTo("invalid");
        assertThat(kernel.ask(Map.of("kind", "is_complete", "code", "class A { void b() {"))
                        .get("indent")
                        .getAsString())
                .isEqualTo("        ");
    }

    @Test
    void remembersCells() {
        kernel.run("\"one of the history\"");
        kernel.run("\"two of the history\"");
        JsonObject tail = history(Map.of("hist_access_type", "tail", "n", 1, "output", true));
        assertThat(tail.getAsJsonArray("history").get(0).getAsJsonArray().get(2).toString())
                .contains("two of the history");
        JsonObject search = history(Map.of("hist_access_type", "search", "pattern", "*one of*", "n", 5));
        assertThat(search.getAsJsonArray("history")).hasSize(1);
    }

    @Test
    void evaluatesUserExpressionsAndKeepsSilentCellsSilent() {
        Answer answer = kernel.run("int shown = 4;", Map.of("expressions", Map.of("e", "shown * 2")));
        assertThat(answer.reply().getAsJsonObject("user_expressions").toString())
                .contains("\"text/plain\":\"8\"");
        Answer silent = kernel.run("shown", Map.of("silent", true));
        assertThat(silent.status()).isEqualTo("ok");
        assertThat(silent.published("execute_result")).isEmpty();
        assertThat(silent.published("execute_input")).isEmpty();
    }

    private static String complete(String code) {
        return kernel.ask(Map.of("kind", "is_complete", "code", code))
                .get("status")
                .getAsString();
    }

    private static JsonObject history(Map<String, Object> arguments) {
        return kernel.ask(Map.of("kind", "history", "arguments", arguments));
    }
}
