package io.tidemill.model.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterSetTest {
    record Quoting(
            @Tunable(doc = "half spread", unit = "bps", min = 0.1, max = 10, initial = 1, scale = Scale.LOG)
            double halfSpread,

            @Tunable(doc = "levels", unit = "1", min = 1, max = 5, initial = 2)
            int levels) {}

    record Undeclared(double halfSpread) {}

    private final ParameterSpace space = ParameterSpace.of("maker", Quoting.class);

    @Test
    void equalContentHasEqualIdOnAnyMachine() {
        ParameterSet set = space.with(Map.of("halfSpread", 2.5));
        assertThat(set.content()).isEqualTo("maker\nhalfSpread=2.5\nlevels=2.0\n");
        // sha256 of the line above, first 8 bytes
        assertThat(set.name()).isEqualTo("908806a5a3403b24");
        assertThat(space.with(Map.of("levels", 2.0, "halfSpread", 2.5)).id()).isEqualTo(set.id());
        assertThat(space.initial().id()).isNotEqualTo(set.id());
    }

    @Test
    void becomesTheStrategysOwnRecord() {
        assertThat(space.with(Map.of("levels", 3.0)).as(Quoting.class)).isEqualTo(new Quoting(1, 3));
    }

    @Test
    void refusesValuesOutOfBounds() {
        assertThatThrownBy(() -> space.with(Map.of("halfSpread", 11.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("halfSpread must be in [0.1, 10.0] bps, was 11.0");
        assertThatThrownBy(() -> space.with(Map.of("halfSpread", Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("halfSpread must be in [0.1, 10.0] bps, was NaN");
        assertThatThrownBy(() -> space.with(Map.of("levels", 2.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("levels must be a whole number of 1, was 2.5");
    }

    @Test
    void refusesNamesThatAreNotDeclared() {
        assertThatThrownBy(() -> space.with(Map.of("spread", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maker has no parameter 'spread'; it has [halfSpread, levels]");
    }

    @Test
    void refusesASetOfAnotherStrategy() {
        ParameterSet foreign = new ParameterSet("taker", space.initial().values());
        assertThatThrownBy(() -> space.check(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is for taker, not maker");
    }

    @Test
    void everyComponentMustBeDeclared() {
        assertThatThrownBy(() -> ParameterSpace.of("maker", Undeclared.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("halfSpread must be a double, int or long with @Tunable");
    }

    @Test
    void aLogScaleMovesInRatios() {
        assertThat(space.parameter("halfSpread").at(0.5)).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(space.parameter("levels").at(0.5)).isEqualTo(3);
        assertThat(space.parameter("halfSpread").at(1)).isEqualTo(10);
    }
}
