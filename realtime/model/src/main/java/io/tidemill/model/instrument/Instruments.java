package io.tidemill.model.instrument;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The instruments that one part works with: the newest version of each, by dense id and by name.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class Instruments {
    private final List<@Nullable Instrument> byId = new ArrayList<>();
    private final Map<String, Instrument> byName = new LinkedHashMap<>();

    /** An empty registry. */
    public Instruments() {}

    /** A registry of these. */
    public Instruments(Collection<Instrument> instruments) {
        instruments.forEach(this::define);
    }

    /**
     * Takes a new instrument or a new version of a known one.
     *
     * @throws IllegalArgumentException if the id belongs to another name or the name to another id
     */
    public void define(Instrument instrument) {
        while (byId.size() <= instrument.id()) {
            byId.add(null);
        }
        Instrument sameId = byId.get(instrument.id());
        Instrument sameName = byName.get(instrument.name());
        if (sameId != null && !sameId.name().equals(instrument.name())) {
            throw new IllegalArgumentException("instrument id " + instrument.id() + " belongs to " + sameId.name()
                    + " and cannot be given to " + instrument.name());
        }
        if (sameName != null && sameName.id() != instrument.id()) {
            throw new IllegalArgumentException(
                    instrument.name() + " has id " + sameName.id() + ", cannot have " + instrument.id());
        }
        byId.set(instrument.id(), instrument);
        byName.put(instrument.name(), instrument);
    }

    /**
     * The newest version with this id.
     *
     * @throws IllegalArgumentException if the id was never given
     */
    public Instrument byId(int id) {
        Instrument found = id >= 0 && id < byId.size() ? byId.get(id) : null;
        if (found == null) {
            throw new IllegalArgumentException("no instrument with id " + id + "; there are " + byName.keySet());
        }
        return found;
    }

    /**
     * The newest version with this name.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public Instrument byName(String name) {
        Instrument found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no instrument " + name + "; there are " + byName.keySet());
        }
        return found;
    }

    /** Whether this id was given. */
    public boolean has(int id) {
        return id >= 0 && id < byId.size() && byId.get(id) != null;
    }

    /** One more than the highest id: the length of an array indexed by id. */
    public int capacity() {
        return byId.size();
    }

    /** All, in the order in which they were first defined. */
    public List<Instrument> all() {
        return List.copyOf(byName.values());
    }
}
