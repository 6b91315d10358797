package io.tidemill.kernel.shell;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Keeps the values of variables that JShell would reset.
 *
 * <p>JShell holds each variable in a static field of a class of its own. Where something that the declaration names changes
 * (a method is defined again, an import gives a name another meaning), it compiles that class once more and takes the new,
 * empty one. Three things are done about it. A class that would come out the same, or whose fields would, stays: JShell is
 * told that it was redefined. What has to be replaced gets the old value, if the type of the field still takes it. And what
 * was dropped, because its declaration no longer compiles, is declared again by its full type ({@link CellSession}).
 *
 * <p><b>Thread:</b> that of the evaluation.
 */
final class VariableKeeper {
    private static final String WRAPPER = "REPL.$JShell$";
    private static final int FIELDS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    private final CellLoader loader;
    private final Map<String, Field> fields = new HashMap<>();
    private final Map<String, @Nullable Object> before = new HashMap<>();
    private final Map<String, Field> replaced = new LinkedHashMap<>();
    private Set<String> declared = Set.of();

    VariableKeeper(CellLoader loader) {
        this.loader = loader;
    }

    /** Begins one snippet, which declares these variables: they are its own to set. */
    void begin(Set<String> variables) {
        declared = variables;
        before.clear();
        replaced.clear();
    }

    /** The field that holds the variable, or null. */
    @Nullable
    Field field(String variable) {
        return fields.get(variable);
    }

    /** The variables that are new and empty since {@link #begin}, with the fields that held them. */
    Map<String, Field> lost() {
        return new LinkedHashMap<>(replaced);
    }

    /** Notes where variables are now, and takes their values along. */
    void loaded(Class<?> type) {
        if (!isWrapper(type.getName())) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            if (isVariable(field.getModifiers()) && !field.isSynthetic()) {
                field.setAccessible(true);
                Field old = fields.put(field.getName(), field);
                if (old != null && !declared.contains(field.getName())) {
                    carryOver(old, field);
                }
            }
        }
    }

    /** Copies the value that the old field holds into the field that the variable has now. */
    void copy(Field old, String variable) {
        Field now = fields.get(variable);
        if (now != null && !now.equals(old)) {
            before.remove(variable);
            carryOver(old, now);
        }
    }

    /** Whether the class may stay as it is loaded, although JShell compiled it again. */
    boolean mayStay(String name, byte[] again) {
        byte[] loaded = loader.bytecode(name);
        if (loaded == null) {
            return false;
        }
        Map<String, String> now = variables(loaded);
        if (isWrapper(name) && !now.isEmpty()) {
            return now.keySet().stream().noneMatch(declared::contains) && now.equals(variables(again));
        }
        return Arrays.equals(withoutLines(loaded), withoutLines(StopChecks.insertedInto(again)));
    }

    private void carryOver(Field old, Field field) {
        String name = field.getName();
        try {
            if (!before.containsKey(name)) {
                before.put(name, old.get(null));
            }
            Object value = before.get(name);
            if (value == null || fits(field.getType(), value)) {
                field.set(null, value == null && field.getType().isPrimitive() ? field.get(null) : value);
                replaced.remove(name);
            } else {
                replaced.putIfAbsent(name, old);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot reach variable " + name, e);
        }
    }

    /** A primitive field takes the value of its own type alone: no number is changed in silence. */
    private static boolean fits(Class<?> type, Object value) {
        return type.isPrimitive()
                ? MethodType.methodType(type).wrap().returnType().isInstance(value)
                : type.isInstance(value);
    }

    private static boolean isWrapper(String className) {
        return className.startsWith(WRAPPER) && className.indexOf('$', WRAPPER.length()) < 0;
    }

    private static boolean isVariable(int modifiers) {
        return Modifier.isStatic(modifiers) && Modifier.isPublic(modifiers);
    }

    /** The public static fields by name, with descriptor and generic signature. */
    private static Map<String, String> variables(byte[] bytecode) {
        Map<String, String> found = new HashMap<>();
        new ClassReader(bytecode)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public @Nullable FieldVisitor visitField(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    @Nullable Object value) {
                                if ((access & FIELDS) == FIELDS && (access & Opcodes.ACC_SYNTHETIC) == 0) {
                                    found.put(name, descriptor + signature);
                                }
                                return null;
                            }
                        },
                        ClassReader.SKIP_CODE);
        return found;
    }

    /** Line numbers change with each import above; nothing else of them is kept in a class. */
    private static byte[] withoutLines(byte[] bytecode) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytecode).accept(writer, ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }
}
