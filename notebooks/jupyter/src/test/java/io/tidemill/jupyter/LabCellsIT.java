package io.tidemill.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.kernel.KernelSpec;
import io.tidemill.testkit.jupyter.Answer;
import io.tidemill.testkit.jupyter.JupyterClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab in cells of a real kernel: what it shows, and what it says to bad input. */
class LabCellsIT {
    @TempDir
    static Path folder;

    @AutoClose
    private static JupyterClient kernel;

    @BeforeAll
    static void start() throws IOException {
        NotebookCommand.kernel(Map.of()).write(folder);
        kernel = JupyterClient.start(folder, KernelSpec.NAME);
    }

    @Test
    void aTableIsShownAsATable() {
        Answer answer = kernel.run("Table.create(\"sizes\", DoubleColumn.create(\"size, BTC\", 0.5, 1.25))");
        assertThat(answer.published("execute_result")
                        .get(0)
                        .getAsJsonObject("data")
                        .get("text/html")
                        .getAsString())
                .contains("<table", "size, BTC", "1.25");
    }

    @Test
    void aLakeThatIsNotThereIsAMessageAndTheLineOfTheCell() {
        Answer answer = kernel.run("int one = 1;\nLab.open(\"/nosuch\");");
        assertThat(answer.traceback())
                .hasSize(5)
                .startsWith(
                        "LabException: there is no lake in /nosuch",
                        "Name another by Lab.open(\"folder\") or TIDEMILL_LAKE; './tidemill demo' makes one",
                        "      1 | int one = 1;",
                        "-->   2 | Lab.open(\"/nosuch\");");
        assertThat(answer.traceback().get(4)).matches(" {2}at cell \\[\\d+], line 2");
    }

    @Test
    void aDamagedLakeSaysWhatIsWrongWithIt() throws IOException {
        Files.writeString(folder.resolve("catalog.db"), "words, and no database");
        assertThat(kernel.run("Lab.open(\"" + folder + "\")").traceback())
                .hasSize(3)
                .element(0)
                .asString()
                .contains("the lake in " + folder + " cannot be opened", "file is not a database");
    }
}
