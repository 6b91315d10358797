package io.tidemill.research.search;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A Sobol sequence, moved by one random shift per parameter and wrapped: points that fill the space more evenly than
 * independent ones do. Where whole parameters leave fewer different sets than were asked for, the list is shorter.
 *
 * <p><b>Source:</b> I. Sobol, USSR Comput. Math. and Math. Phys. 7(4), 1967; R. Cranley, T. Patterson, Randomization of
 * Number Theoretic Methods for Multiple Integration, SIAM J. Numer. Anal. 13(6), 1976.
 *
 * @param trials sets wanted, at least 1
 * @param seed of the shift
 */
public record SobolSearch(int trials, long seed) implements Search {
    private static final int DRAWS_PER_SET = 50;

    /** Checks the number of trials. */
    public SobolSearch {
        if (trials < 1 || trials > Grid.MAX_SETS) {
            throw new IllegalArgumentException("trials must be in [1, " + Grid.MAX_SETS + "], was " + trials);
        }
    }

    @Override
    public String kind() {
        return "sobol";
    }

    @Override
    public String describe() {
        return "sobol trials=" + trials + " seed=" + seed;
    }

    @Override
    public List<ParameterSet> sets(ParameterSpace space, Map<String, Double> fixed) {
        List<Parameter> free = Search.free(space, fixed);
        if (free.isEmpty()) {
            return List.of(space.with(fixed));
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] shift = random.doubles(free.size()).toArray();
        var sequence = new SobolSequenceGenerator(free.size());
        Map<Long, ParameterSet> byId = new LinkedHashMap<>();
        for (long draw = 0; byId.size() < trials && draw < (long) trials * DRAWS_PER_SET; draw++) {
            double[] shares = sequence.nextVector();
            for (int i = 0; i < shares.length; i++) {
                shares[i] = (shares[i] + shift[i]) % 1.0;
            }
            ParameterSet set = Search.set(space, fixed, free, shares);
            byId.putIfAbsent(set.id(), set);
        }
        return List.copyOf(byId.values());
    }
}
