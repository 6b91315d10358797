package io.tidemill.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.kernel.KernelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotebookFilesTest {
    private static final Path FOLDER = Path.of("..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreSix() throws IOException {
        assertThat(notebooks()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void outputsAreStripped(Path file) throws IOException {
        for (JsonNode cell : cells(file)) {
            if (cell.path("cell_type").asText().equals("code")) {
                assertThat(cell.path("outputs")).as("outputs of %s", cell).isEmpty();
                assertThat(cell.path("execution_count").isNull()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void isOfTheFormatThatJupyterWritesAndForOurKernel(Path file) throws IOException {
        JsonNode notebook = JSON.readTree(file.toFile());
        assertThat(notebook.path("nbformat").asInt()).isEqualTo(4);
        assertThat(notebook.path("nbformat_minor").asInt()).isEqualTo(5);
        assertThat(notebook.path("metadata").path("kernelspec").path("name").asText())
                .isEqualTo(KernelSpec.NAME);
        Set<String> ids = new HashSet<>();
        for (JsonNode cell : cells(file)) {
            assertThat(ids.add(cell.path("id").asText())).as("id of %s", cell).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void linksLeadToFilesAndNoPathIsOfOneMachine(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(text).doesNotContain("/home/", "/root/", "/tmp/");
        var links = java.util.regex.Pattern.compile("\\]\\(([^):]+\\.ipynb)\\)").matcher(text);
        while (links.find()) {
            assertThat(FOLDER.resolve(links.group(1))).exists();
        }
    }

    private static Iterable<JsonNode> cells(Path file) throws IOException {
        return JSON.readTree(file.toFile()).path("cells");
    }
}
