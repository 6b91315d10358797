package io.tidemill.research.search;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Independent points, uniform on the declared scale of each free parameter. Where whole parameters leave fewer different
 * sets than were asked for, the list is shorter.
 *
 * <p><b>Source:</b> J. Bergstra, Y. Bengio, Random Search for Hyper-Parameter Optimization, JMLR 13, 2012: with few
 * parameters that matter, random points cover those better than a grid of the same size.
 *
 * @param trials sets wanted, at least 1
 * @param seed of the generator
 */
public record RandomSearch(int trials, long seed) implements Search {
    private static final int DRAWS_PER_SET = 50;

    /** Checks the number of trials. */
    public RandomSearch {
        if (trials < 1 || trials > Grid.MAX_SETS) {
            throw new IllegalArgumentException("trials must be in [1, " + Grid.MAX_SETS + "], was " + trials);
        }
    }

    @Override
    public String kind() {
        return "random";
    }

    @Override
    public String describe() {
        return "random trials=" + trials + " seed=" + seed;
    }

    @Override
    public List<ParameterSet> sets(ParameterSpace space, Map<String, Double> fixed) {
        List<Parameter> free = Search.free(space, fixed);
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        Map<Long, ParameterSet> byId = new LinkedHashMap<>();
        double[] shares = new double[free.size()];
        for (long draw = 0; byId.size() < trials && draw < (long) trials * DRAWS_PER_SET; draw++) {
            for (int i = 0; i < shares.length; i++) {
                shares[i] = random.nextDouble();
            }
            ParameterSet set = Search.set(space, fixed, free, shares);
            byId.putIfAbsent(set.id(), set);
        }
        return List.copyOf(byId.values());
    }
}
