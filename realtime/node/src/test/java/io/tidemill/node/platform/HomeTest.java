package io.tidemill.node.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void aCheckoutHasEachClassPathWhereItsModuleWasBuilt() throws IOException {
        write("notebooks/lab/target/lab.classpath", "/elsewhere/lab.jar:/elsewhere/tables.jar");
        assertThat(new Home(folder).labClassPath()).isEqualTo("/elsewhere/lab.jar:/elsewhere/tables.jar");
    }

    @Test
    void aDistributionHasTheJarsBesideTheirList() throws IOException {
        write("lib/lab.classpath", "lab.jar:tables.jar\n");
        assertThat(new Home(folder).labClassPath())
                .isEqualTo(folder.resolve("lib/lab.jar") + ":" + folder.resolve("lib/tables.jar"));
    }

    @Test
    void whatWasNotBuiltIsNamed() {
        assertThatThrownBy(() -> new Home(folder).labClassPath())
                .isInstanceOf(IOException.class)
                .hasMessage("lab was not built: " + folder.resolve("notebooks/lab/target/lab.classpath")
                        + " is not there; run mvn -DskipTests package");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
