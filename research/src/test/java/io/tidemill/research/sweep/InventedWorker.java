package io.tidemill.research.sweep;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.research.fold.Span;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Invents results: noise that depends on set and span alone, and a mean that is best where {@code edge} is 10. Never opens
 * a lake.
 */
public final class InventedWorker implements FoldWorker {
    private static final long serialVersionUID = 1;

    @Override
    public FoldResult run(FoldTask task) {
        List<TrialResult> trials = task.sets().stream()
                .map(set -> new TrialResult(
                        task.fold().index(),
                        set,
                        sample(set, task.fold().inSample(), task.blocks()),
                        sample(set, task.fold().outOfSample(), 0)))
                .toList();
        return new FoldResult(task.fold().index(), "100-" + task.fold().index(), trials);
    }

    private static SampleResult sample(ParameterSet set, Span span, int blocks) {
        Random random = new Random(set.id() ^ span.fromNs() * 31 ^ span.toNs());
        double edge = set.values().getOrDefault("edge", 1.0);
        double mean = 0.3 - 0.2 * Math.abs(Math.log10(edge) - 1);
        double[] increments = new double[200];
        for (int i = 0; i < increments.length; i++) {
            increments[i] = 1e-5 * (mean + random.nextGaussian());
        }
        return SampleResult.of(increments, blocks, 40, Map.of("turnover", 1000.0));
    }
}
