package io.tidemill.model.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClientOrderIdTest {
    @Test
    void readsWhatItWrote() {
        long id = ClientOrderId.of(7, 1_000_000_007);
        assertThat(ClientOrderId.text(id)).isEqualTo("tm-000000073b9aca07").matches("[.A-Z:/a-z0-9_-]{1,36}");
        assertThat(ClientOrderId.parse(ClientOrderId.text(id))).isEqualTo(id);
        assertThat(ClientOrderId.run(id)).isEqualTo(7);
    }

    @Test
    void knowsIdsThatAreNotOurs() {
        assertThat(ClientOrderId.parse("web_5f3a")).isEqualTo(ClientOrderId.NONE);
        assertThat(ClientOrderId.parse("tm-000000073b9aca0")).isEqualTo(ClientOrderId.NONE);
        assertThat(ClientOrderId.parse("tm-000000073b9aca0x")).isEqualTo(ClientOrderId.NONE);
    }

    @Test
    void countersBeginAtOne() {
        assertThatThrownBy(() -> ClientOrderId.of(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("run must be >= 0 and counter > 0, were 0 and 0");
    }
}
