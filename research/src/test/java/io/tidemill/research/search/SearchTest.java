package io.tidemill.research.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.parameter.Scale;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final ParameterSpace SPACE = new ParameterSpace(
            "maker",
            List.of(
                    new Parameter("edge", "", "bps", 1, 100, 10, Scale.LOG, false),
                    new Parameter("skew", "", "1", -1, 1, 0, Scale.LINEAR, false),
                    new Parameter("lots", "", "lots", 1, 3, 2, Scale.LINEAR, true)));

    @Test
    void gridMeetsEveryLevelOnItsScale() {
        List<ParameterSet> sets = new Grid(3).sets(SPACE, Map.of());
        assertThat(sets).hasSize(27);
        assertThat(sets.get(0).values()).isEqualTo(Map.of("edge", 1.0, "skew", -1.0, "lots", 1.0));
        assertThat(sets.get(1).values()).isEqualTo(Map.of("edge", 1.0, "skew", -1.0, "lots", 2.0));
        assertThat(sets.get(13).values().get("edge")).isCloseTo(10, within(1e-12));
        assertThat(sets.get(26).values()).isEqualTo(Map.of("edge", 100.0, "skew", 1.0, "lots", 3.0));
    }

    @Test
    void equalSetsCountOnce() {
        // 7 levels of a whole number between 1 and 3 are 3 values
        assertThat(new Grid(7).sets(SPACE, Map.of("edge", 5.0, "skew", 0.0))).hasSize(3);
        assertThat(new RandomSearch(50, 1).sets(SPACE, Map.of("edge", 5.0, "skew", 0.0)))
                .hasSize(3);
        assertThat(new SobolSearch(50, 1).sets(SPACE, Map.of("edge", 5.0, "skew", 0.0)))
                .hasSize(3);
    }

    @Test
    void gridWithinTakesTheFinestThatFits() {
        assertThat(Grid.within(30, SPACE, Map.of())).isEqualTo(new Grid(3));
        assertThat(Grid.within(64, SPACE, Map.of())).isEqualTo(new Grid(4));
        assertThat(Grid.within(9, SPACE, Map.of("lots", 1.0))).isEqualTo(new Grid(3));
        assertThatThrownBy(() -> Grid.within(7, SPACE, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has at least 8 sets, more than 7 trials");
    }

    @Test
    void equalSeedsGiveEqualListsAndOthersDoNot() {
        assertThat(new RandomSearch(40, 7).sets(SPACE, Map.of()))
                .isEqualTo(new RandomSearch(40, 7).sets(SPACE, Map.of()));
        assertThat(new SobolSearch(40, 7).sets(SPACE, Map.of()))
                .isEqualTo(new SobolSearch(40, 7).sets(SPACE, Map.of()));
        assertThat(new RandomSearch(40, 7).sets(SPACE, Map.of()))
                .isNotEqualTo(new RandomSearch(40, 8).sets(SPACE, Map.of()));
    }

    @Test
    void aLongerSearchBeginsWithTheShorterOne() {
        assertThat(new RandomSearch(40, 7).sets(SPACE, Map.of()).subList(0, 10))
                .isEqualTo(new RandomSearch(10, 7).sets(SPACE, Map.of()));
    }

    @Test
    void everySetIsInTheSpaceAndDifferent() {
        for (long seed = 1; seed <= 50; seed++) {
            for (Search search : List.of(new RandomSearch(30, seed), new SobolSearch(30, seed))) {
                List<ParameterSet> sets = search.sets(SPACE, Map.of("skew", 0.25));
                sets.forEach(SPACE::check);
                assertThat(new HashSet<>(sets.stream().map(ParameterSet::id).toList()))
                        .as("%s", search.describe())
                        .hasSize(30);
                assertThat(sets).allMatch(set -> set.values().entrySet().contains(Map.entry("skew", 0.25)));
            }
        }
    }

    @Test
    void sobolFillsALogScaleEvenly() {
        long low = new SobolSearch(64, 3)
                .sets(SPACE, Map.of()).stream()
                        .filter(set -> set.values().getOrDefault("edge", 0.0) < 10)
                        .count();
        assertThat(low).isBetween(30L, 34L);
    }

    @Test
    void allFixedIsOneSet() {
        Map<String, Double> all = Map.of("edge", 5.0, "skew", 0.0, "lots", 2.0);
        assertThat(new Grid(3).sets(SPACE, all)).containsExactly(SPACE.with(all));
        assertThat(new RandomSearch(3, 1).sets(SPACE, all)).containsExactly(SPACE.with(all));
        assertThat(new SobolSearch(3, 1).sets(SPACE, all)).containsExactly(SPACE.with(all));
    }

    @Test
    void fixedValuesAreChecked() {
        assertThatThrownBy(() -> new Grid(2).sets(SPACE, Map.of("edge", 1000.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("edge must be in [1.0, 100.0] bps, was 1000.0");
        assertThatThrownBy(() -> new RandomSearch(2, 1).sets(SPACE, Map.of("egde", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maker has no parameter 'egde'; it has [edge, skew, lots]");
    }
}
