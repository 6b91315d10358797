package io.tidemill.kernel.shell;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types as they are written in Java, by their full names. */
final class TypeText {
    private TypeText() {}

    /** The text of the type; null where a cell cannot name it: types of cells, local ones, those of an erased method. */
    static @Nullable String of(Type type) {
        if (type instanceof Class<?> plain) {
            String name = plain.getCanonicalName();
            return name == null || name.startsWith("REPL.") ? null : name;
        }
        if (type instanceof GenericArrayType array) {
            String component = of(array.getGenericComponentType());
            return component == null ? null : component + "[]";
        }
        if (type instanceof ParameterizedType generic) {
            String raw = of(generic.getRawType());
            String[] arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(TypeText::of)
                    .toArray(String[]::new);
            return raw == null || Arrays.asList(arguments).contains(null)
                    ? null
                    : raw + Arrays.stream(arguments).collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof WildcardType wildcard) {
            return ofWildcard(wildcard);
        }
        return null;
    }

    /** The text of any type without packages, for people. */
    static String shortOf(Type type) {
        return type.getTypeName().replaceAll("REPL\\.\\$JShell\\$\\w+\\$", "").replaceAll("\\b[a-z]\\w*\\.", "");
    }

    private static @Nullable String ofWildcard(WildcardType wildcard) {
        boolean isLower = wildcard.getLowerBounds().length > 0;
        Type bound = isLower ? wildcard.getLowerBounds()[0] : wildcard.getUpperBounds()[0];
        if (bound == Object.class && !isLower) {
            return "?";
        }
        String text = of(bound);
        return text == null ? null : (isLower ? "? super " : "? extends ") + text;
    }
}
