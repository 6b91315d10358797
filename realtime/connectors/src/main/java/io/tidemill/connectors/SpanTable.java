package io.tidemill.connectors;

import io.tidemill.model.HotPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a value by a piece of a frame, without making a string of it. ASCII letters of both cases are the same, because venues
 * spell a symbol in capitals here and small there.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> finding allocates nothing.
 */
@HotPath
public final class SpanTable<T> {
    private static final int INITIAL_SLOTS = 64;

    private byte[] @Nullable [] keys = new byte[INITIAL_SLOTS][];
    private @Nullable Object[] values = new Object[INITIAL_SLOTS];
    private final List<T> inOrder = new ArrayList<>();

    /** An empty table. */
    public SpanTable() {}

    /** Adds a value, or replaces the one with this key. */
    public void put(String key, T value) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        T before = find(bytes, 0, bytes.length);
        if (before != null) {
            inOrder.set(inOrder.indexOf(before), value);
        } else {
            inOrder.add(value);
            if (inOrder.size() * 2 > keys.length) {
                grow();
            }
        }
        store(bytes, value);
    }

    /** The value whose key is this piece of an array, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable T find(byte[] bytes, int start, int end) {
        int mask = keys.length - 1;
        int slot = hash(bytes, start, end) & mask;
        while (true) {
            byte[] key = keys[slot];
            if (key == null) {
                return null;
            }
            if (equal(key, bytes, start, end)) {
                return (T) values[slot];
            }
            slot = (slot + 1) & mask;
        }
    }

    /** All values, in the order in which their keys came. */
    public List<T> values() {
        return inOrder;
    }

    private void store(byte[] bytes, Object value) {
        int mask = keys.length - 1;
        int slot = hash(bytes, 0, bytes.length) & mask;
        byte[] key = keys[slot];
        while (key != null && !equal(key, bytes, 0, bytes.length)) {
            slot = (slot + 1) & mask;
            key = keys[slot];
        }
        keys[slot] = bytes;
        values[slot] = value;
    }

    private void grow() {
        byte[][] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new byte[oldKeys.length * 2][];
        values = new Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            Object value = oldValues[i];
            if (value != null) {
                store(oldKeys[i], value);
            }
        }
    }

    private static int hash(byte[] bytes, int start, int end) {
        int hash = 17;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + fold(bytes[i]);
        }
        return hash ^ hash >>> 15;
    }

    private static boolean equal(byte[] key, byte[] bytes, int start, int end) {
        if (key.length != end - start) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            if (fold(key[i]) != fold(bytes[start + i])) {
                return false;
            }
        }
        return true;
    }

    private static int fold(byte b) {
        return b >= 'a' && b <= 'z' ? b - 32 : b;
    }
}
