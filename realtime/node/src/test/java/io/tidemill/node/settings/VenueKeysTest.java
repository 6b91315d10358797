package io.tidemill.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenueKeysTest {
    @TempDir
    private Path folder;

    @Test
    void keysComeFromAFileOrTheEnvironment() throws IOException {
        Path file = Files.write(folder.resolve("keys"), List.of("api-key=K", "api-secret=S"));
        VenueKeys fromFile = VenueKeys.read(file.toUri().toString(), Map.of());
        assertThat(fromFile.apiKey()).isEqualTo("K");
        assertThat(fromFile.secret()).isEqualTo("S".getBytes(StandardCharsets.UTF_8));
        VenueKeys fromEnvironment = VenueKeys.read("env:DESK", Map.of("DESK_API_KEY", "k", "DESK_API_SECRET", "s"));
        assertThat(fromEnvironment.apiKey()).isEqualTo("k");
        assertThat(fromEnvironment).hasToString("VenueKeys[***]");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path file = Files.write(folder.resolve("keys"), List.of("api-key=K"));
        assertThatThrownBy(() -> VenueKeys.read(file.toUri().toString(), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("keys of the account: " + file + " must have api-secret");
        assertThatThrownBy(() -> VenueKeys.read("env:DESK", Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("keys of the account: the environment must have DESK_API_KEY");
        assertThatThrownBy(() -> VenueKeys.read("file:/no/such/file", Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("keys of the account cannot be read from file:/no/such/file");
    }

    @Test
    void aKeyInThePlaceOfAReferenceIsNotRepeated() {
        assertThatThrownBy(() -> VenueKeys.read("sEcReT", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("venue.credentials must be a reference, file:/PATH or env:PREFIX, never a key itself");
    }
}
