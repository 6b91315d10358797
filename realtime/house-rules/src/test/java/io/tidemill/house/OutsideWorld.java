package io.tidemill.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;

/** Calls that give a different answer each time: the machine's clock, and chance without a seed. */
final class OutsideWorld {
    private static final Set<String> TIME_TYPES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime");

    private static final Set<String> GENERATORS =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

    private OutsideWorld() {}

    static boolean readsClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        return switch (owner) {
            case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
            case "java.util.Date" -> name.equals("<init>") && takesNothing(access);
            default -> TIME_TYPES.contains(owner) && name.equals("now");
        };
    }

    static boolean drawsWithoutSeed(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        return switch (owner) {
            case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
            case "java.util.Collections" -> access.getTarget().getFullName().endsWith("shuffle(java.util.List)");
            default -> GENERATORS.contains(owner) && name.equals("<init>") && takesNothing(access);
        };
    }

    private static boolean takesNothing(JavaAccess<?> access) {
        return access.getTarget().getFullName().endsWith("()");
    }
}
