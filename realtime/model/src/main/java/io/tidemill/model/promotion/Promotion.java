package io.tidemill.model.promotion;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The recorded decision that a parameter set may trade, with everything that led to it.
 *
 * @param strategy instance that it is for, as the engine's configuration names it
 * @param set the choice
 * @param stage how far it may go
 * @param lakeSnapshots snapshot id by table that the evidence was computed from
 * @param commit of the code that computed it
 * @param space that was searched
 * @param seed of the search
 * @param trials number of all trials ever made for this strategy on this data, not only of the last sweep
 * @param inSample statistics by name
 * @param outOfSample statistics by name
 * @param gates the answer of each gate, in order
 * @param policy name of the policy that the gates came from
 * @param approver who let it pass; {@code policy} when the policy alone did
 * @param timeNs when, ns since 1970 UTC
 * @param reason why trading went back to this set, in words; empty for a step forward, whose reason are the gates
 */
public record Promotion(
        String strategy,
        ParameterSet set,
        Stage stage,
        Map<String, Long> lakeSnapshots,
        String commit,
        ParameterSpace space,
        long seed,
        int trials,
        Map<String, Double> inSample,
        Map<String, Double> outOfSample,
        List<GateAnswer> gates,
        String policy,
        String approver,
        long timeNs,
        String reason) {

    /**
     * What one gate said.
     *
     * @param gate its name
     * @param passed whether the set may go on
     * @param detail the value and the rule, in words
     */
    public record GateAnswer(String gate, boolean passed, String detail) {}

    /** Copies and checks that the set lies in the space. */
    public Promotion {
        space.check(set);
        lakeSnapshots = Collections.unmodifiableMap(new TreeMap<>(lakeSnapshots));
        inSample = Collections.unmodifiableMap(new TreeMap<>(inSample));
        outOfSample = Collections.unmodifiableMap(new TreeMap<>(outOfSample));
        gates = List.copyOf(gates);
    }

    /** Whether trading went back by it to a set that had traded before. */
    public boolean isRollback() {
        return !reason.isEmpty();
    }

    /** The same choice on the same evidence, let pass by this person at this time. */
    public Promotion approved(String person, long atNs) {
        return decided(person, atNs, "");
    }

    /**
     * The same choice on the same evidence once more, after another one had taken its place.
     *
     * @param why in words
     * @throws IllegalArgumentException if there is no reason
     */
    public Promotion rolledBack(String person, long atNs, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("a rollback of " + strategy + " must have a reason, had none");
        }
        return decided(person, atNs, why);
    }

    private Promotion decided(String person, long atNs, String why) {
        return new Promotion(
                strategy,
                set,
                stage,
                lakeSnapshots,
                commit,
                space,
                seed,
                trials,
                inSample,
                outOfSample,
                gates,
                policy,
                person,
                atNs,
                why);
    }
}
