package io.tidemill.research.search;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Every combination of the same number of levels per free parameter, from min to max on the declared scale, the last
 * parameter moving fastest. A whole parameter with few values gives fewer levels, because equal sets count once.
 *
 * @param levels per free parameter, at least 2
 */
public record Grid(int levels) implements Search {
    /** More than this is a mistake, not a search. */
    public static final int MAX_SETS = 100_000;

    /** Checks the levels. */
    public Grid {
        if (levels < 2) {
            throw new IllegalArgumentException("levels of a grid must be >= 2, was " + levels);
        }
    }

    /**
     * The finest grid with at most this many sets.
     *
     * @throws IllegalArgumentException if even two levels are more than that
     */
    public static Grid within(int trials, ParameterSpace space, Map<String, Double> fixed) {
        int free = Search.free(space, fixed).size();
        if (size(2, free) > trials) {
            throw new IllegalArgumentException("a grid over the " + free + " free parameters of " + space.strategy()
                    + " has at least " + (long) size(2, free) + " sets, more than " + trials
                    + " trials: fix some with --fix, or search at random");
        }
        int levels = 2;
        while (free > 0 && size(levels + 1, free) <= Math.min(trials, MAX_SETS)) {
            levels++;
        }
        return new Grid(levels);
    }

    @Override
    public String kind() {
        return "grid";
    }

    @Override
    public String describe() {
        return "grid levels=" + levels;
    }

    @Override
    public List<ParameterSet> sets(ParameterSpace space, Map<String, Double> fixed) {
        List<Parameter> free = Search.free(space, fixed);
        if (size(levels, free.size()) > MAX_SETS) {
            throw new IllegalArgumentException("a grid of " + levels + " levels over " + free.size()
                    + " parameters must have at most " + MAX_SETS + " sets, had " + (long) size(levels, free.size()));
        }
        List<ParameterSet> sets = new ArrayList<>();
        int[] level = new int[free.size()];
        double[] shares = new double[free.size()];
        do {
            for (int i = 0; i < level.length; i++) {
                shares[i] = level[i] / (levels - 1.0);
            }
            sets.add(Search.set(space, fixed, free, shares));
        } while (next(level));
        return Search.distinct(sets);
    }

    private boolean next(int[] level) {
        for (int i = level.length - 1; i >= 0; i--) {
            if (++level[i] < levels) {
                return true;
            }
            level[i] = 0;
        }
        return false;
    }

    private static double size(int levels, int parameters) {
        return Math.pow(levels, parameters);
    }
}
