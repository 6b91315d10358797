package io.tidemill.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The project against its rules, on all classes that are built. */
class HouseRulesTest {
    private static final HouseRules RULES = new HouseRules("io.tidemill");
    private static final JavaClasses CLASSES = Reactor.mainClasses();

    @Test
    void packagesFormNoCircle() {
        RULES.noCircles().check(CLASSES);
    }

    @Test
    void layersPointDownwards() {
        RULES.layersPointDownwards().check(CLASSES);
    }

    @Test
    void pricingRiskAndExecutionDoNotKnowEachOther() {
        RULES.pricingRiskAndExecutionAreStrangers().check(CLASSES);
    }

    @Test
    void venuesDoNotKnowEachOther() {
        RULES.venuesAreStrangers().check(CLASSES);
    }

    @Test
    void theHotPathNeverBoxes() {
        RULES.hotPathNeverBoxes().check(CLASSES);
    }

    @Test
    void theHotPathShunsWhatAllocates() {
        RULES.hotPathShunsWhatAllocates().check(CLASSES);
    }

    @Test
    void noClockIsReadBelowTheEdges() {
        RULES.noClockBelowTheEdges().check(CLASSES);
    }

    @Test
    void chanceHasASeed() {
        RULES.noChanceWithoutSeed().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        RULES.packagesAreNullMarked().check(CLASSES);
    }

    @ParameterizedTest
    @FieldSource("io.tidemill.house.Confinement#ALL")
    void aLibraryStaysAtHome(Confinement confinement) {
        RULES.staysAtHome(confinement).check(CLASSES);
    }

    /** Else the rules below would look past the code: a misspelt mark or a moved folder would make them hold. */
    @Test
    void theRulesSeeTheHotPath() {
        assertThat(CLASSES.that(HotPathUse.hot())).isNotEmpty();
    }

    /** Follows the table from each module downwards; a circle in it would come back to its start. */
    @Test
    void theTableOfLayersIsALadder() {
        for (String module : Layers.ALLOWED.keySet()) {
            Set<String> below = new HashSet<>();
            collectBelow(module, below);
            assertThat(below).as("modules below " + module).doesNotContain(module);
        }
    }

    @Test
    void withoutAnyClassTheRulesFail(@TempDir Path empty) {
        assertThatThrownBy(() -> Reactor.mainClasses(empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("found no class under " + empty);
    }

    private static void collectBelow(String module, Set<String> below) {
        for (String next : Layers.ALLOWED.getOrDefault(module, Set.of())) {
            if (below.add(next)) {
                collectBelow(next, below);
            }
        }
    }
}
