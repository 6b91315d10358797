package io.tidemill.model.parameter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * One immutable choice of a strategy's parameters, named by the hash of its content: equal content, equal {@link #id}, on
 * any machine.
 *
 * @param strategy name of the strategy
 * @param values by name of the parameter; all that the strategy declares
 */
public record ParameterSet(String strategy, Map<String, Double> values) {
    /** The id of no set. */
    public static final long NO_ID = 0;

    /** Copies and sorts by name. */
    public ParameterSet {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The first 8 bytes of the SHA-256 of {@link #content}, big-endian. */
    public long id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The id as 16 hex digits, as it stands in tables and reports. */
    public String name() {
        return name(id());
    }

    /** The name of the set with this id. */
    public static String name(long id) {
        return HexFormat.of().toHexDigits(id);
    }

    /** Strategy and values, one a line, sorted by name: what the id is the hash of. */
    public String content() {
        StringBuilder text = new StringBuilder(strategy).append('\n');
        // + 0.0 turns -0.0 into 0.0, so that equal values have equal content
        values.forEach((name, value) ->
                text.append(name).append('=').append(value + 0.0).append('\n'));
        return text.toString();
    }

    /**
     * The values as the strategy's parameter record.
     *
     * @throws IllegalArgumentException if a component has no value
     */
    public <T extends Record> T as(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = argument(components[i]);
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(strategy + " refuses " + values + ": " + e.getTargetException(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must be a record that can be built", e);
        }
    }

    /** Strategy and name. */
    @Override
    public String toString() {
        return strategy + "/" + name();
    }

    private Object argument(RecordComponent component) {
        Double value = values.get(component.getName());
        if (value == null) {
            throw new IllegalArgumentException("parameter set " + this + " has no value for " + component.getName());
        }
        if (component.getType() == int.class) {
            return (int) (double) value;
        }
        return component.getType() == long.class ? (Object) (long) (double) value : value;
    }
}
