package io.tidemill.engine;

import io.tidemill.model.promotion.Stage;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One strategy of an engine.
 *
 * @param name of this instance; promotions are addressed to it
 * @param type name of its kind in the catalog
 * @param instruments names of what it trades
 * @param parameters by name; the initial value of the declaration holds for those left out
 * @param stage how far its first set may go
 */
public record StrategyConfig(
        String name, String type, List<String> instruments, Map<String, Double> parameters, Stage stage) {
    /** Copies and checks. */
    public StrategyConfig {
        instruments = List.copyOf(instruments);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of a strategy must not be blank (type " + type + ")");
        }
        if (instruments.isEmpty()) {
            throw new IllegalArgumentException("strategy " + name + " must have an instrument, had none");
        }
        if (new HashSet<>(instruments).size() != instruments.size()) {
            throw new IllegalArgumentException(
                    "strategy " + name + " must name each instrument once, had " + instruments);
        }
    }
}
