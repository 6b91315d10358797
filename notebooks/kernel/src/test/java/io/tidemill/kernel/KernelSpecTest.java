package io.tidemill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {
    @Test
    void writesWhatJupyterLooksFor(@TempDir Path folder) throws IOException {
        KernelSpec spec = new KernelSpec(
                Path.of("/jdk/bin/java"),
                List.of("-Xmx1g"),
                List.of(Path.of("a.jar"), Path.of("b.jar")),
                Map.of("A", "b"));
        Path file = spec.write(folder);
        assertThat(file).isEqualTo(folder.resolve("kernels/tidemill-java/kernel.json"));
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(json.get("display_name").getAsString()).isEqualTo("Java (Tidemill)");
        assertThat(json.get("interrupt_mode").getAsString()).isEqualTo("message");
        assertThat(json.getAsJsonObject("env").get("A").getAsString()).isEqualTo("b");
        assertThat(json.getAsJsonArray("argv").toString())
                .startsWith("[\"/jdk/bin/java\"")
                .contains("--add-opens=java.base/java.nio=ALL-UNNAMED", "\"-Xmx1g\",\"-cp\",\"a.jar:b.jar\"")
                .endsWith("\"io.tidemill.kernel.KernelMain\",\"{connection_file}\"]");
    }
}
