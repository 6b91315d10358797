package io.tidemill.model.parameter;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a strategy allows to be tuned, read once from its parameter record. From this one declaration come validation,
 * forms, the tuner's space and help.
 *
 * @param strategy name of the strategy
 * @param parameters in the order of the record's components
 */
public record ParameterSpace(String strategy, List<Parameter> parameters) {
    /** Copies. */
    public ParameterSpace {
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads the declaration.
     *
     * @throws IllegalArgumentException if a component lacks {@link Tunable} or is no double, int or long
     */
    public static ParameterSpace of(String strategy, Class<? extends Record> type) {
        List<Parameter> parameters = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            parameters.add(parameter(component));
        }
        return new ParameterSpace(strategy, parameters);
    }

    /** The set of all initial values. */
    public ParameterSet initial() {
        return with(Map.of());
    }

    /**
     * The set with these values and the initial ones elsewhere.
     *
     * @throws IllegalArgumentException if a name is not declared or a value not allowed
     */
    public ParameterSet with(Map<String, Double> values) {
        for (String name : values.keySet()) {
            parameter(name);
        }
        Map<String, Double> all = new LinkedHashMap<>();
        for (Parameter p : parameters) {
            all.put(p.name(), p.check(values.getOrDefault(p.name(), p.initial())));
        }
        return new ParameterSet(strategy, all);
    }

    /**
     * Returns the set if it belongs to this space.
     *
     * @throws IllegalArgumentException if the strategy, a name or a value does not
     */
    public ParameterSet check(ParameterSet set) {
        if (!set.strategy().equals(strategy)) {
            throw new IllegalArgumentException(
                    "parameter set " + set + " is for " + set.strategy() + ", not " + strategy);
        }
        return with(set.values());
    }

    /**
     * The parameter with this name.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public Parameter parameter(String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(strategy + " has no parameter '" + name + "'; it has "
                        + parameters.stream().map(Parameter::name).toList()));
    }

    private static Parameter parameter(RecordComponent component) {
        Tunable tunable = component.getAnnotation(Tunable.class);
        Class<?> type = component.getType();
        if (tunable == null || (type != double.class && type != int.class && type != long.class)) {
            throw new IllegalArgumentException(component.getDeclaringRecord().getSimpleName() + "."
                    + component.getName() + " must be a double, int or long with @Tunable, was " + component);
        }
        return new Parameter(
                component.getName(),
                tunable.doc(),
                tunable.unit(),
                tunable.min(),
                tunable.max(),
                tunable.initial(),
                tunable.scale(),
                type != double.class);
    }
}
