package io.tidemill.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each rule is seen to catch the small classes that break it, and names no other. */
class BrokenRulesTest {
    private static final String ROOT = "io.tidemill.rulebreakers";
    private static final HouseRules RULES = new HouseRules(ROOT);

    @Test
    void aCircleOfPackagesIsCaught() {
        assertThat(breaches(RULES.noCircles(), "circle"))
                .singleElement()
                .asString()
                .contains("Left", "Right");
    }

    @Test
    void aModelThatReachesUpIsCaught() {
        assertThat(breaches(RULES.layersPointDownwards(), "model"))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach).contains("model may not know engine"));
    }

    @Test
    void aModuleThatIsNotInTheTableIsCaught() {
        assertThat(breaches(RULES.layersPointDownwards(), "newcomer"))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach).contains("module 'newcomer', which has no line in Layers"));
    }

    @Test
    void pricingThatKnowsRiskIsCaught() {
        assertThat(breaches(RULES.pricingRiskAndExecutionAreStrangers(), "pricing", "risk"))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach).contains("AsksRisk"));
    }

    @Test
    void aVenueThatKnowsAnotherIsCaught() {
        assertThat(breaches(RULES.venuesAreStrangers(), "connectors"))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach).contains("BorrowsFromAlpha"));
    }

    @Test
    void aBoxOnTheHotPathIsCaughtInInnerTypesToo() {
        assertThat(breaches(RULES.hotPathNeverBoxes(), "risk"))
                .hasSize(2)
                .anySatisfy(breach -> assertThat(breach).contains("Boxes.hasSeen"))
                .anySatisfy(breach -> assertThat(breach).contains("Boxes$Inner.box"));
    }

    @Test
    void streamsFunctionsDatesAndLogsOnTheHotPathAreCaught() {
        assertThat(breaches(RULES.hotPathShunsWhatAllocates(), "risk"))
                .allSatisfy(breach -> assertThat(breach).contains("Allocates"))
                .anySatisfy(breach -> assertThat(breach).contains("java.util.stream"))
                .anySatisfy(breach -> assertThat(breach).contains("java.util.function.BiConsumer"))
                .anySatisfy(breach -> assertThat(breach).contains("java.time.Instant"))
                .anySatisfy(breach -> assertThat(breach).contains("Allocates.time"))
                .anySatisfy(breach -> assertThat(breach).contains("Allocates.log"));
    }

    @Test
    void eachWayToReadTheClockIsCaught() {
        assertThat(breaches(RULES.noClockBelowTheEdges(), "engine"))
                .hasSize(5)
                .allSatisfy(breach -> assertThat(breach).contains("ReadsTheClock"));
    }

    @Test
    void theClockMayBeReadAtTheEdges() {
        assertThat(breaches(RULES.noClockBelowTheEdges(), "connectors")).isEmpty();
    }

    @Test
    void eachChanceWithoutSeedIsCaughtAndTheSeededIsNot() {
        assertThat(breaches(RULES.noChanceWithoutSeed(), "engine"))
                .hasSize(4)
                .noneSatisfy(breach -> assertThat(breach).contains("DrawsFromChance.seeded("));
    }

    @Test
    void aLibraryAwayFromHomeIsCaughtAndAtHomeIsNot() {
        assertThat(breaches(RULES.staysAtHome(new Confinement("java.util.zip", Set.of("bus"))), "engine"))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach).contains("ZipsAway"));
        assertThat(breaches(RULES.staysAtHome(new Confinement("java.util.zip", Set.of("engine"))), "engine"))
                .isEmpty();
    }

    @Test
    void aPackageThatIsNotNullMarkedIsCaught() {
        assertThat(breaches(RULES.packagesAreNullMarked(), "bare", "model"))
                .containsExactly("package io.tidemill.rulebreakers.bare has no package-info marked @NullMarked");
    }

    private static List<String> breaches(ArchRule rule, String... packages) {
        String[] names = Stream.of(packages).map(name -> ROOT + "." + name).toArray(String[]::new);
        JavaClasses classes = new ClassFileImporter().importPackages(names);
        assertThat(classes).isNotEmpty();
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
