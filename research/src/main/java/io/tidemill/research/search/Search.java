package io.tidemill.research.search;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A way to choose parameter sets from a space. Equal input gives the equal list, in the same order, on any machine; no set
 * is in it twice.
 */
public sealed interface Search permits Grid, RandomSearch, SobolSearch {
    /** The word for it on a command line and in a sweep's id. */
    String kind();

    /** How it was asked for, in words that name every setting: part of a sweep's id. */
    String describe();

    /**
     * The sets to try.
     *
     * @param fixed values by name that the user has set and the search leaves alone
     * @throws IllegalArgumentException if a fixed name is not declared or its value not allowed
     */
    List<ParameterSet> sets(ParameterSpace space, Map<String, Double> fixed);

    /** The parameters that are searched: all that are not fixed and can move. */
    static List<Parameter> free(ParameterSpace space, Map<String, Double> fixed) {
        space.with(fixed);
        return space.parameters().stream()
                .filter(p -> !fixed.containsKey(p.name()) && p.min() < p.max())
                .toList();
    }

    /** One set: the fixed values, and each free parameter at its share of the way from min to max. */
    static ParameterSet set(ParameterSpace space, Map<String, Double> fixed, List<Parameter> free, double[] shares) {
        Map<String, Double> values = new LinkedHashMap<>(fixed);
        for (int i = 0; i < shares.length; i++) {
            values.put(free.get(i).name(), free.get(i).at(shares[i]));
        }
        return space.with(values);
    }

    /** The first of each id, in order. */
    static List<ParameterSet> distinct(Collection<ParameterSet> sets) {
        Map<Long, ParameterSet> byId = new LinkedHashMap<>();
        for (ParameterSet set : sets) {
            byId.putIfAbsent(set.id(), set);
        }
        return List.copyOf(byId.values());
    }
}
