package io.tidemill.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a type marked {@code @HotPath} must leave alone, and how such a type is known. */
final class HotPathUse {
    private static final String MARK = "io.tidemill.model.HotPath";

    private static final Set<String> BOXES = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double");

    private static final List<String> SHUNNED =
            List.of("java.util.stream", "java.util.function", "java.time", "org.slf4j");

    /** Methods of hot types that run outside the hot path, each with its reason; below {@code io.tidemill}. */
    private static final Set<String> COLD_METHODS = Set.of(
            // the sums of a run, asked for once, after its last event
            "backtester.Census.events", "backtester.Census.gaps");

    private HotPathUse() {}

    /** Types with the mark, and the types inside them. */
    static DescribedPredicate<JavaClass> hot() {
        return DescribedPredicate.describe("types of the hot path", HotPathUse::isHot);
    }

    private static boolean isHot(JavaClass type) {
        for (Optional<JavaClass> at = Optional.of(type);
                at.isPresent();
                at = at.get().getEnclosingClass()) {
            if (at.get().isAnnotatedWith(MARK)) {
                return true;
            }
        }
        return false;
    }

    /** Constructors and static initialisers run at the start, where the hot path may still allocate. */
    private static boolean isCold(JavaCodeUnit origin) {
        return origin.isConstructor()
                || origin.getName().equals("<clinit>")
                || COLD_METHODS.contains(
                        origin.getOwner().getName().replaceFirst("^io\\.tidemill\\.", "") + "." + origin.getName());
    }

    /** No primitive is put into its box: each such call may make an object. */
    static ArchCondition<JavaClass> notBox() {
        return new ArchCondition<>("not box primitives") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    if (!isCold(call.getOrigin())
                            && call.getName().equals("valueOf")
                            && BOXES.contains(call.getTargetOwner().getName())) {
                        events.add(SimpleConditionEvent.violated(call, call.getDescription()));
                    }
                }
            }
        };
    }

    /** No packages that allocate, format or log. The parameters of called methods count: a lambda shows only there. */
    static ArchCondition<JavaClass> shunWhatAllocates() {
        return new ArchCondition<>("shun " + String.join(", ", SHUNNED)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                    tellIf(shunned(field.getRawType()), field.getDescription(), field, events);
                }
                for (JavaMethod method : type.getMethods()) {
                    boolean named = shunned(method.getRawReturnType())
                            || method.getRawParameterTypes().stream().anyMatch(HotPathUse::shunned);
                    tellIf(named && !isCold(method), method.getDescription(), method, events);
                }
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    boolean used = shunned(access.getTargetOwner()) || takesShunned(access);
                    tellIf(used && !isCold(access.getOrigin()), access.getDescription(), access, events);
                }
            }
        };
    }

    private static void tellIf(boolean broken, String description, Object what, ConditionEvents events) {
        if (broken) {
            events.add(SimpleConditionEvent.violated(what, description));
        }
    }

    private static boolean takesShunned(JavaAccess<?> access) {
        return access instanceof JavaMethodCall call
                && call.getTarget().getRawParameterTypes().stream().anyMatch(HotPathUse::shunned);
    }

    private static boolean shunned(JavaClass type) {
        String owner = type.getPackageName();
        return SHUNNED.stream().anyMatch(name -> owner.equals(name) || owner.startsWith(name + "."));
    }
}
