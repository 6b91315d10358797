package io.tidemill.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    Path folder;

    @Test
    void looksAtEverythingAndLeavesNothingBehind() throws IOException {
        Typed typed = Typed.run(
                new DoctorCommand(),
                "--json",
                "--data",
                folder.resolve("deep/data").toString());
        JsonNode findings = new ObjectMapper().readTree(typed.out());
        assertThat(findings.findValuesAsText("what"))
                .contains("Java", "memory", "data folder", "free disk", "ports", "Maven", "Node.js");
        assertThat(findings.path(0).path("state").asText()).isEqualTo("OK");
        boolean missing = findings.findValuesAsText("state").contains("MISSING");
        assertThat(typed.code()).isEqualTo(missing ? Failures.MISSING : Failures.DONE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenIsMissing() {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc")), "needs a folder that nobody can write");
        Typed typed = Typed.run(new DoctorCommand(), "--data", "/proc/here");
        assertThat(typed.code()).isEqualTo(Failures.MISSING);
        assertThat(typed.out()).contains("data folder: another folder, or rights to this one");
    }
}
