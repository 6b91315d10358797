package io.tidemill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.testkit.jupyter.Answer;
import io.tidemill.testkit.jupyter.JupyterClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IJava's magics; what Maven resolves here is in the local repository already, because the build needs it. */
class KernelMagicsIT {
    private static final String INJECT = "javax.inject:javax.inject:1";

    @TempDir
    static Path folder;

    @AutoClose
    private static JupyterClient kernel;

    @BeforeAll
    static void start() {
        kernel = TestKernel.start(folder);
    }

    @Test
    void mavenAddsAnArtifactForTheNextLine() {
        Answer answer = kernel.run("%maven " + INJECT + "\nimport javax.inject.Inject;\nInject.class.getName()");
        assertThat(answer.value()).isEqualTo("javax.inject.Inject");
        assertThat(answer.stderr()).isEmpty();
        assertThat(kernel.run("%addMavenDependencies " + INJECT).value()).isEmpty();
        assertThat(kernel.run("%addMavenDependency " + INJECT).value()).isEmpty();
    }

    @Test
    void aPomInTheCellAddsWhatItAsksFor() {
        Answer answer = kernel.run("""
                %%loadFromPOM
                <dependency>
                  <groupId>org.opentest4j</groupId>
                  <artifactId>opentest4j</artifactId>
                  <version>1.3.0</version>
                </dependency>
                """);
        assertThat(answer.value()).isEmpty();
        assertThat(kernel.run("org.opentest4j.ValueWrapper.create(4).getValue()")
                        .value())
                .isEqualTo("4");
    }

    @Test
    void aPomInAFileAddsWhatItAsksFor() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version>
                <properties><v>1</v></properties>
                <dependencies><dependency><groupId>javax.inject</groupId><artifactId>javax.inject</artifactId><version>${v}</version>
                </dependency></dependencies></project>
                """);
        assertThat(kernel.run("%loadFromPOM pom.xml\njavax.inject.Named.class.getSimpleName()")
                        .value())
                .isEqualTo("Named");
    }

    @Test
    void jarsAndClasspathAddFilesAndNameThem() throws IOException {
        jar("first.jar", "words.txt", "from a jar");
        Files.writeString(Files.createDirectories(folder.resolve("res")).resolve("more.txt"), "from a folder");
        assertThat(kernel.run("List<String> added = %jars *.jar\nadded.size()").value())
                .isEqualTo("1");
        assertThat(kernel.run("%classpath res").value()).contains("/res]");
        assertThat(kernel.run(read("words.txt")).value()).isEqualTo("from a jar");
        assertThat(kernel.run(read("more.txt")).value()).isEqualTo("from a folder");
    }

    @Test
    void loadRunsCodeAndNotebooks() throws IOException {
        Files.writeString(folder.resolve("helpers.jshell"), "int helper(int a) { return a + 1; }\nint ready = 3;\n");
        assertThat(kernel.run("%load helpers.jshell\nhelper(ready)").value()).isEqualTo("4");
        Files.writeString(folder.resolve("other.ipynb"), """
                {"cells": [{"cell_type": "markdown", "source": ["text"]},
                 {"cell_type": "code", "source": ["int fromNotebook =\\n", " 8;"]},
                 {"cell_type": "code", "source": "fromNotebook++;"}], "nbformat": 4}
                """);
        assertThat(kernel.run("%load other\nfromNotebook").value()).isEqualTo("9");
    }

    @Test
    void aFailureInALoadedFileNamesTheFile() throws IOException {
        Files.writeString(folder.resolve("broken.java"), "int ok = 1;\nint bad = ok / 0;\n");
        Answer answer = kernel.run("%load broken.java");
        assertThat(answer.error()).isEqualTo("ArithmeticException: / by zero");
        assertThat(answer.traceback()).contains("-->   2 | int bad = ok / 0;", "  at broken.java, line 2");
    }

    @Test
    void cellsRegisterTheirOwn() {
        kernel.run(
                "getKernelInstance().getMagics().registerLineMagic(\"shout\", args -> String.join(\" \", args).toUpperCase());\n"
                        + "getKernelInstance().getMagics().registerCellMagic(\"count\", (args, body) -> body.length());");
        assertThat(kernel.run("%shout hear \"me now\"").value()).isEqualTo("HEAR ME NOW");
        assertThat(kernel.run("%%count\nabc").value()).isEqualTo("3");
        assertThat(kernel.run("String loud = lineMagic(\"shout\", List.of(\"a\")); loud")
                        .value())
                .isEqualTo("A");
    }

    @Test
    void badInputIsAMessage() {
        assertThat(kernel.run("%maven nosuch").error())
                .isEqualTo(
                        "MagicException: 'nosuch' is not group:artifact:version, or group:artifact:type:classifier:version");
        assertThat(kernel.run("%mavn a:b:1").error()).contains("no magic %mavn; there are %addMavenDependencies");
        assertThat(kernel.run("%jars nothing*.jar").error())
                .startsWith("MagicException: nothing matches nothing*.jar in ");
        assertThat(kernel.run("%load missing").error()).contains("no file").contains("missing");
        assertThat(kernel.run("%loadFromPOM missing.xml").error()).contains("no file");
        assertThat(kernel.run("%%loadFromPOM\n<dependency><x></dependency>").error())
                .contains("not the XML of a POM");
        assertThat(kernel.run("%maven nosuch.group:nosuch:0.0.1").traceback().get(0))
                .contains("nosuch.group:nosuch:jar:0.0.1");
    }

    private static String read(String resource) {
        return "new String(Thread.currentThread().getContextClassLoader().getResourceAsStream(\"" + resource
                + "\").readAllBytes())";
    }

    private static void jar(String name, String entry, String text) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.putNextEntry(new JarEntry(entry));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
