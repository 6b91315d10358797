package io.tidemill.tables;

import io.tidemill.model.instrument.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All versions of all instruments that a lake knows, by the time from which each holds. Before the first version of an
 * instrument, that first one holds.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class InstrumentVersions {
    private final Map<String, TreeMap<Long, Instrument>> byName = new LinkedHashMap<>();
    private final List<@Nullable TreeMap<Long, Instrument>> byId = new ArrayList<>();

    /** Nothing known. */
    public InstrumentVersions() {}

    /** These versions. */
    public InstrumentVersions(Collection<Instrument> versions) {
        versions.forEach(this::define);
    }

    /**
     * Takes a version.
     *
     * @return whether it says something new: a definition equal to the one that holds at its time, but for that time, does not
     * @throws IllegalArgumentException if the id belongs to another name or the name to another id
     */
    public boolean define(Instrument instrument) {
        TreeMap<Long, Instrument> versions = byName.get(instrument.name());
        if (versions == null) {
            versions = new TreeMap<>();
            claimId(instrument, versions);
            byName.put(instrument.name(), versions);
        } else if (versions.firstEntry().getValue().id() != instrument.id()) {
            throw new IllegalArgumentException(instrument.name() + " has id "
                    + versions.firstEntry().getValue().id() + " in the lake, cannot have " + instrument.id());
        } else if (sameButForTime(at(versions, instrument.validFromNs()), instrument)) {
            return false;
        }
        versions.put(instrument.validFromNs(), instrument);
        return true;
    }

    /** Whether an instrument has this id. */
    public boolean has(int id) {
        return id >= 0 && id < byId.size() && byId.get(id) != null;
    }

    /**
     * The version that holds at a time.
     *
     * @throws UnknownInstrumentException if no instrument has this id
     */
    public Instrument at(int id, long timeNs) {
        TreeMap<Long, Instrument> versions = id >= 0 && id < byId.size() ? byId.get(id) : null;
        if (versions == null) {
            throw new UnknownInstrumentException(id, byName.keySet());
        }
        return at(versions, timeNs);
    }

    /**
     * The version that holds at a time.
     *
     * @throws IllegalArgumentException if there is no such instrument; the message names those there are
     */
    public Instrument at(String name, long timeNs) {
        return at(versions(name), timeNs);
    }

    /**
     * When the version that holds at a time ends.
     *
     * @return the time from which the next version holds, or {@code Long.MAX_VALUE}
     */
    public long until(String name, long timeNs) {
        TreeMap<Long, Instrument> versions = versions(name);
        Long next = versions.higherKey(Math.max(timeNs, versions.firstKey()));
        return next == null ? Long.MAX_VALUE : next;
    }

    /** The newest version of each, in the order of their ids. */
    public List<Instrument> newest() {
        List<Instrument> newest = new ArrayList<>();
        for (TreeMap<Long, Instrument> versions : byId) {
            if (versions != null) {
                newest.add(versions.lastEntry().getValue());
            }
        }
        return newest;
    }

    private TreeMap<Long, Instrument> versions(String name) {
        TreeMap<Long, Instrument> versions = byName.get(name);
        if (versions == null) {
            throw new IllegalArgumentException("no instrument " + name + " in the lake; there are " + byName.keySet());
        }
        return versions;
    }

    private void claimId(Instrument instrument, TreeMap<Long, Instrument> versions) {
        while (byId.size() <= instrument.id()) {
            byId.add(null);
        }
        TreeMap<Long, Instrument> owner = byId.get(instrument.id());
        if (owner != null) {
            throw new IllegalArgumentException("instrument id " + instrument.id() + " belongs to "
                    + owner.firstEntry().getValue().name() + " in the lake and cannot be given to "
                    + instrument.name());
        }
        byId.set(instrument.id(), versions);
    }

    private static Instrument at(TreeMap<Long, Instrument> versions, long timeNs) {
        Map.Entry<Long, Instrument> entry = versions.floorEntry(timeNs);
        return entry == null ? versions.firstEntry().getValue() : entry.getValue();
    }

    private static boolean sameButForTime(Instrument left, Instrument right) {
        return left.id() == right.id()
                && left.name().equals(right.name())
                && left.venueSymbol().equals(right.venueSymbol())
                && left.kind() == right.kind()
                && left.base().equals(right.base())
                && left.quote().equals(right.quote())
                && left.settlement().equals(right.settlement())
                && left.tick().equals(right.tick())
                && left.lot().equals(right.lot())
                && left.multiplier() == right.multiplier()
                && left.orderStepLots() == right.orderStepLots()
                && left.minSizeLots() == right.minSizeLots()
                && left.minNotional() == right.minNotional();
    }
}
