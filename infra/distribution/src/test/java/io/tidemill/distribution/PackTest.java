package io.tidemill.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {
    private static final List<String> LISTS = List.of(
            "realtime/node/target/node.classpath",
            "realtime/broker/target/broker.classpath",
            "research/target/research.classpath",
            "notebooks/lab/target/lab.classpath",
            "notebooks/jupyter/target/jupyter.classpath");

    @TempDir
    Path folder;

    private Path checkout;

    @BeforeEach
    void aSmallCheckout() throws IOException {
        checkout = folder.resolve("checkout");
        write("tidemill", "#!/bin/bash\n");
        write("notebooks/1.ipynb", "{}");
        write("infra/distribution/src/main/distribution/README.md", "read me");
        String jars = write("one/shared-1.jar", "shared") + ":" + write("one/own-1.jar", "own");
        for (String list : LISTS) {
            write(list, jars);
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() throws Exception {
        pack("first");
        // neither times nor rights nor the order of making files may be seen
        Files.setLastModifiedTime(checkout.resolve("one/own-1.jar"), FileTime.from(Instant.EPOCH));
        assertThat(checkout.resolve("notebooks/1.ipynb").toFile().setWritable(false))
                .isTrue();
        pack("second");
        assertThat(folder.resolve("second/tidemill-1.tar.gz"))
                .hasSameBinaryContentAs(folder.resolve("first/tidemill-1.tar.gz"));
    }

    @Test
    void eachJarIsThereOnceAndListedByItsName() throws Exception {
        pack("target");
        Path lib = folder.resolve("target/tidemill-1/lib");
        assertThat(lib.resolve("shared-1.jar")).hasContent("shared");
        assertThat(lib.resolve("broker.classpath")).hasContent("shared-1.jar:own-1.jar");
        try (var files = Files.list(lib)) {
            assertThat(files).hasSize(LISTS.size() + 2);
        }
    }

    @Test
    void twoJarsOfOneNameThatDifferAreRefused() throws Exception {
        write("research/target/research.classpath", write("two/shared-1.jar", "another"));
        assertThat(packed("target")).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("said")))
                .contains("two jars that differ have one name", "two/shared-1.jar");
        assertThat(folder.resolve("target/tidemill-1.tar.gz")).doesNotExist();
    }

    private void pack(String target) throws Exception {
        assertThat(packed(target)).as(() -> said()).isZero();
    }

    private int packed(String target) throws Exception {
        return new ProcessBuilder(
                        Path.of("src/main/pack/pack").toAbsolutePath().toString(),
                        checkout.toString(),
                        folder.resolve(target).toString(),
                        "1",
                        "2026-01-01T00:00:00Z")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start()
                .waitFor();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String write(String name, String content) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content).toString();
    }
}
