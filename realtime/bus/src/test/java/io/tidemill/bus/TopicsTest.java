package io.tidemill.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void aTopicHasItsNamespaceAndName() {
        assertThat(Topics.market("BINANCE")).isEqualTo("persistent://tidemill/market/BINANCE");
        assertThat(Topics.name(Topics.journal("7"))).isEqualTo("7");
    }

    @Test
    void refusesNamesThatWouldNotBeOne() {
        assertThatThrownBy(() -> Topics.raw("A/B"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name of a raw topic must be letters, digits, '.', '_' and '-', was 'A/B'");
        assertThatThrownBy(() -> Topics.name("persistent://public/default/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topic must be persistent://tidemill/NAMESPACE/NAME, was persistent://public/default/x");
    }
}
