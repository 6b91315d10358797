package io.tidemill.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/**
 * The rules, for the packages below one root: {@code io.tidemill} for the project, another one for the small classes
 * that break them.
 *
 * @param root the package whose children are the modules
 */
record HouseRules(String root) {
    /** Where a clock may be read: where the world outside is met, and where a person waits for a command or a cell. */
    private static final Set<String> CLOCK_HOMES =
            Set.of("node", "connectors", "bus", "sandbox", "broker", "backtester.command", "kernel", "jupyter");

    /** One class each, with the reason; the rule holds for all others. */
    private static final Set<String> CLOCK_EXCEPTIONS = Set.of(
            // hands the clock to the progress line of a command; results never see it
            "research.TuneCommand",
            // the same for a cell
            "lab.Progress");

    /** Made by the SBE generator out of the schema of the wire. */
    private static final Set<String> GENERATED = Set.of("wire.sbe");

    private static final Set<String> CHANCE_EXCEPTIONS = Set.of(
            // keys of an account and listen keys must not be guessed by other processes of the machine
            "sandbox.UserStreams",
            "objectstore.LocalObjectStore",
            // names of files and commits must never meet those of another writer; readers never order by them
            "tables.TableWriter",
            "tables.DataFileWriter");

    /** Packages form no circle, in all modules together. */
    ArchRule noCircles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
    }

    /** A module imports only what {@link Layers} allows it. */
    ArchRule layersPointDownwards() {
        return classes().that().resideInAPackage(root + "..").should(importOnlyAllowedModules());
    }

    /** Pricing, risk and execution meet in the engine only. */
    ArchRule pricingRiskAndExecutionAreStrangers() {
        return slices().matching(root + ".(pricing|risk|execution)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    /** A venue's package knows what all venues share, and no other venue. */
    ArchRule venuesAreStrangers() {
        return slices().matching(root + ".connectors.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    /** No boxes on the hot path. */
    ArchRule hotPathNeverBoxes() {
        return classes().that(HotPathUse.hot()).should(HotPathUse.notBox()).allowEmptyShould(true);
    }

    /** No streams, lambdas of {@code java.util.function}, {@code java.time} or logging on the hot path. */
    ArchRule hotPathShunsWhatAllocates() {
        return classes()
                .that(HotPathUse.hot())
                .should(HotPathUse.shunWhatAllocates())
                .allowEmptyShould(true);
    }

    /** Below the edges time comes from events, or from a clock that was passed in. */
    ArchRule noClockBelowTheEdges() {
        return classes()
                .that(are("below the edges", type -> !livesIn(type, CLOCK_HOMES) && !isOneOf(type, CLOCK_EXCEPTIONS)))
                .should(access("not read the machine's clock", OutsideWorld::readsClock))
                .allowEmptyShould(true);
    }

    /** Chance comes from a seed that was passed in. */
    ArchRule noChanceWithoutSeed() {
        return classes()
                .that(are("reproducible", type -> !isOneOf(type, CHANCE_EXCEPTIONS)))
                .should(access("not draw from chance without a seed", OutsideWorld::drawsWithoutSeed))
                .allowEmptyShould(true);
    }

    /** A library stays in the packages that are its home. */
    ArchRule staysAtHome(Confinement confinement) {
        return noClasses()
                .that(are("outside " + confinement.homes(), type -> !livesIn(type, confinement.homes())))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(confinement.library() + "..")
                .allowEmptyShould(true);
    }

    /** Every package has a {@code package-info} that is {@code @NullMarked}; generated codecs are not ours to mark. */
    ArchRule packagesAreNullMarked() {
        return classes()
                .that(are("written by hand", type -> !livesIn(type, GENERATED)))
                .should(resideInMarkedPackage());
    }

    private ArchCondition<JavaClass> importOnlyAllowedModules() {
        return new ArchCondition<>("import only modules that stand below them") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String module = module(type).orElseThrow();
                Set<String> allowed = Layers.ALLOWED.get(module);
                if (allowed == null) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in module '" + module + "', which has no line in Layers"));
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    Optional<String> target = module(dependency.getTargetClass());
                    if (target.isPresent() && !target.get().equals(module) && !allowed.contains(target.get())) {
                        events.add(SimpleConditionEvent.violated(
                                dependency,
                                module + " may not know " + target.get() + ": " + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> resideInMarkedPackage() {
        Set<String> told = new HashSet<>();
        return new ArchCondition<>("reside in a package with a @NullMarked package-info") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                if (!marked && told.add(type.getPackageName())) {
                    events.add(SimpleConditionEvent.violated(
                            type, "package " + type.getPackageName() + " has no package-info marked @NullMarked"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> access(String what, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (forbidden.test(access)) {
                        events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                    }
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> are(String what, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(what, test);
    }

    /** The first package below the root; empty for types that are not ours. */
    private Optional<String> module(JavaClass type) {
        String owner = type.getPackageName();
        if (!owner.startsWith(root + ".")) {
            return Optional.empty();
        }
        String below = owner.substring(root.length() + 1);
        int dot = below.indexOf('.');
        return Optional.of(dot < 0 ? below : below.substring(0, dot));
    }

    private boolean livesIn(JavaClass type, Set<String> homes) {
        String owner = type.getPackageName() + ".";
        return homes.stream().anyMatch(home -> owner.startsWith(root + "." + home + "."));
    }

    /** Whether the type, or the one it stands in, is named in the list. */
    private boolean isOneOf(JavaClass type, Set<String> names) {
        String name = type.getName();
        return names.stream()
                .map(each -> root + "." + each)
                .anyMatch(each -> name.equals(each) || name.startsWith(each + "$"));
    }
}
