package io.tidemill.bus;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One change on a control topic: the new value of a key, or that it has none any more. */
public final class ControlRecord {
    private final String key;
    private final byte @Nullable [] value;

    ControlRecord(String key, byte @Nullable [] value) {
        this.key = key;
        this.value = value;
    }

    /** What the value is of. */
    public String key() {
        return key;
    }

    /** One wire message, header included; empty when the key was removed. */
    public Optional<byte[]> value() {
        return Optional.ofNullable(value);
    }
}
