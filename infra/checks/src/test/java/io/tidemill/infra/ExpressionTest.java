package io.tidemill.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpressionTest {
    @Test
    void namesOfMetricsAreWhatIsNoFunctionNoLabelAndNoWord() {
        assertThat(new Expression(
                                "sum by (venue, instance) (rate(tidemill_frames_total{venue=~\"$venue\"}[$__rate_interval]))"
                                        + " / on (venue) group_left (role) up > bool 0.5 and tidemill_halted == 1")
                        .metrics())
                .containsExactly("tidemill_frames_total", "tidemill_halted", "up");
    }

    @Test
    void aRecordedNameHasColons() {
        assertThat(new Expression("max_over_time(tidemill:lane_age_seconds:max[5m:10s] offset 1h) * 1e3").metrics())
                .containsExactly("tidemill:lane_age_seconds:max");
    }

    @Test
    void aBraceInTextOpensNoSelector() {
        assertThat(new Expression("label_replace(up{job=\"a}b\"}, \"x\", \"$1\", \"job\", \"(.*)\") or vector(1)")
                        .metrics())
                .containsExactly("up");
    }

    @Test
    void labelsAreWhatItGroupsJoinsAndSelectsBy() {
        assertThat(new Expression(
                                "sum by (venue, role) (a{table=\"b=c\", kind!~\"x|y\"}) / on (account) group_left () b[1m]")
                        .labels())
                .containsExactly("account", "kind", "role", "table", "venue");
    }

    @Test
    void aMetricThatIsNotNamedIsRefused() {
        assertThatThrownBy(() -> new Expression("{__name__=~\"tidemill_.*\"}").metrics())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be asked for by its name");
    }
}
