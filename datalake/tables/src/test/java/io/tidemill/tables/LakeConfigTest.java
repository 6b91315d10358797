package io.tidemill.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LakeConfigTest {
    @Test
    void aUrlWithAPasswordIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> config("jdbc:postgresql://catalog/tidemill?user=archive&password=high-water"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lake.catalog-url must hold no password; lake.catalog-credentials says where it is");
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAfterAWhile() {
        assertThat(config("jdbc:postgresql://catalog/tidemill").catalogProperties())
                .containsEntry("jdbc.socketTimeout", "30");
    }

    private static LakeConfig config(String url) {
        return new LakeConfig(url, "", "file:/lake", "", "");
    }
}
