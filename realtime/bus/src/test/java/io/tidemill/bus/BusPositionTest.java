package io.tidemill.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusPositionTest {
    @ParameterizedTest
    @ValueSource(strings = {"0:0", "12:345", "-1:-1", "9223372036854775807:9223372036854775807"})
    void textAndParseAreInverse(String text) {
        assertThat(BusPosition.parse(text).text()).isEqualTo(text);
    }

    @Test
    void isOrderedByLedgerThenEntry() {
        assertThat(new BusPosition(2, 0)).isGreaterThan(new BusPosition(1, 99));
        assertThat(new BusPosition(1, 10)).isGreaterThan(new BusPosition(1, 9));
        assertThat(BusPosition.EARLIEST).isLessThan(new BusPosition(0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", ":1", "a:b", "1:2:3"})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> BusPosition.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("position must be LEDGER:ENTRY, was '" + text + "'");
    }
}
