package io.tidemill.lab;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.LongColumn;

/**
 * Tablesaw columns over arrays that are already there. Tablesaw has constructors for that, and keeps them to itself; its
 * public factories copy, which for ten million trades is half a gigabyte more, for a moment.
 *
 * <p><b>Thread:</b> safe. The caller gives the array away.
 */
final class Wrapping {
    private static final Constructor<LongColumn> LONGS = constructor(LongColumn.class, LongArrayList.class);
    private static final Constructor<DoubleColumn> DOUBLES = constructor(DoubleColumn.class, DoubleArrayList.class);
    private static final Constructor<InstantColumn> INSTANTS = constructor(InstantColumn.class, LongArrayList.class);

    private Wrapping() {}

    static LongColumn longs(String name, long[] values) {
        return make(LONGS, name, LongArrayList.wrap(values));
    }

    static DoubleColumn doubles(String name, double[] values) {
        return make(DOUBLES, name, DoubleArrayList.wrap(values));
    }

    /** Of values in Tablesaw's packing. */
    static InstantColumn instants(String name, long[] packed) {
        return make(INSTANTS, name, LongArrayList.wrap(packed));
    }

    private static <T> Constructor<T> constructor(Class<T> column, Class<?> list) {
        try {
            Constructor<T> found = column.getDeclaredConstructor(String.class, list);
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(
                    "this version of Tablesaw makes a " + column.getSimpleName() + " another way", e);
        }
    }

    private static <T> T make(Constructor<T> constructor, String name, Object values) {
        try {
            return constructor.newInstance(name, values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Tablesaw refuses column " + name + ": " + e.getTargetException(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a column cannot be made: " + constructor, e);
        }
    }
}
