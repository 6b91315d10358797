package io.tidemill.research.sweep;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.research.fold.Fold;
import io.tidemill.research.statistics.Score;
import io.tidemill.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a sweep's numbers depend on. Equal plans give equal trials on an equal market, on any machine.
 *
 * @param space of the strategy
 * @param incumbent the set that trades now, tried on the same folds as all others
 * @param sets to choose from, each once; the incumbent is never among them
 * @param folds by time
 * @param score what sets are chosen by
 * @param settings of each backtest: instruments, costs, latencies, limits, capital, sampling
 * @param search how the sets were found, in words
 * @param seed of the search and of the backtests
 * @param blocks parts of the newest in-sample span that overfitting is computed from; 0 if that is too short
 * @param snapshots snapshot id by table that is read
 * @param commit of the code
 */
public record SweepPlan(
        ParameterSpace space,
        ParameterSet incumbent,
        List<ParameterSet> sets,
        List<Fold> folds,
        Score score,
        TrialSettings settings,
        String search,
        long seed,
        int blocks,
        Map<String, Long> snapshots,
        String commit) {
    private static final int ID_BYTES = 8;

    /** Sets of one piece: their engines live beside each other in memory. */
    private static final int MOST_SETS = 64;

    /** Copies, checks every set and takes the incumbent out of those to choose from. */
    public SweepPlan {
        space.check(incumbent);
        sets.forEach(space::check);
        long incumbentId = incumbent.id();
        sets = sets.stream().filter(set -> set.id() != incumbentId).toList();
        if (sets.isEmpty()) {
            throw new IllegalArgumentException(
                    "a sweep must try at least one set of " + space.strategy() + " that is not the incumbent");
        }
        folds = List.copyOf(folds);
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("a sweep must have at least one fold");
        }
        snapshots = Collections.unmodifiableMap(new TreeMap<>(snapshots));
    }

    /** All that trials depend on, except the market itself, as text. */
    String content() {
        Map<String, Object> content = new TreeMap<>();
        content.put("space", space);
        content.put("incumbent", incumbent.name());
        content.put("sets", sets.stream().map(ParameterSet::name).toList());
        content.put("folds", folds);
        content.put("score", score);
        content.put("settings", settings);
        content.put("search", search);
        content.put("seed", seed);
        content.put("blocks", blocks);
        content.put("commit", commit);
        return Json.text(content);
    }

    /** The newest fold: the one whose choice may trade. */
    public Fold newest() {
        return folds.get(folds.size() - 1);
    }

    /** Number of trials: every set and the incumbent, on every fold. */
    public int trials() {
        return (sets.size() + 1) * folds.size();
    }

    /**
     * The work, in pieces of about equal size: some sets on one fold each, folds first, so that a piece reads its fold once.
     *
     * @param workers how many run at once
     */
    public List<FoldTask> tasks(int workers) {
        List<ParameterSet> all = new ArrayList<>(sets);
        all.add(incumbent);
        // with fewer folds than workers, a fold is shared, and read by each that shares it
        int shared = Math.min(all.size(), (workers + folds.size() - 1) / folds.size());
        int chunks = Math.max(shared, (all.size() + MOST_SETS - 1) / MOST_SETS);
        List<FoldTask> tasks = new ArrayList<>();
        for (Fold fold : folds) {
            for (int i = 0; i < chunks; i++) {
                int from = all.size() * i / chunks;
                int to = all.size() * (i + 1) / chunks;
                tasks.add(new FoldTask(fold, all.subList(from, to), settings, blocks));
            }
        }
        return tasks;
    }

    /** The first 8 bytes of the SHA-256 of a text, as 16 hex digits: how things are named by their content here. */
    public static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
