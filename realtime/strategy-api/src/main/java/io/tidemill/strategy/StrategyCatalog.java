package io.tidemill.strategy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of strategy that there are, by name. Immutable. */
public final class StrategyCatalog {
    private final Map<String, StrategyType> types;

    private StrategyCatalog(Map<String, StrategyType> types) {
        this.types = Collections.unmodifiableMap(types);
    }

    /**
     * A catalog of these.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static StrategyCatalog of(List<StrategyType> types) {
        Map<String, StrategyType> byName = new LinkedHashMap<>();
        for (StrategyType type : types) {
            if (byName.put(type.name(), type) != null) {
                throw new IllegalArgumentException("two strategies have the name '" + type.name() + "'");
            }
        }
        return new StrategyCatalog(byName);
    }

    /**
     * The kind with this name.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public StrategyType type(String name) {
        StrategyType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no strategy '" + name + "'; there are " + types.keySet());
        }
        return type;
    }

    /** All kinds, in the order in which they were given. */
    public List<StrategyType> types() {
        return List.copyOf(types.values());
    }
}
