package io.tidemill.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Test
    void millisecondsSecondsMinutesHoursAndDaysAreRead() {
        assertThat(Durations.parse("--for", "250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(Durations.parse("--for", "90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Durations.parse("--for", "15m")).isEqualTo(Duration.ofMinutes(15));
        assertThat(Durations.parse("--for", "8h")).isEqualTo(Duration.ofHours(8));
        assertThat(Durations.parse("--for", "7d")).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "-1s", "10", "1w", "1.5h", "9999999999s"})
    void whatIsNoDurationIsNamed(String text) {
        assertThatThrownBy(() -> Durations.parse("--for", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--for must be a duration such as 90s, 15m, 8h or 7d, was '" + text + "'");
    }
}
