package io.tidemill.research.tune;

import io.tidemill.model.promotion.Stage;
import io.tidemill.research.fold.Fold;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer of a tune, as it stands in {@code tune.json}. Equal input gives equal bytes, in any lake that holds the same
 * market; the table snapshots that were read stand in the promotion and with the trials.
 *
 * @param promoted whether every gate passed
 * @param strategy type that was tuned
 * @param instance name of the strategy in the engine that the promotion is for
 * @param instruments it trades
 * @param candidate the set that the newest fold chose
 * @param candidateValues its values by name
 * @param incumbent the set that trades now
 * @param incumbentValues its values by name
 * @param policy that the gates came from
 * @param stage that the set may enter if it passes
 * @param gates answers, in order
 * @param score what sets were compared by, with formula
 * @param search how sets were found
 * @param sweep id
 * @param sweepTrials trials of this sweep
 * @param trials all that were ever made for this strategy on this data
 * @param folds periods
 * @param chosen parameter set that each fold chose
 * @param inSample statistics of the candidate where it was chosen
 * @param outOfSample statistics of the walk forward
 * @param markets fingerprint of the market of each fold
 * @param commit of the code
 * @param asOfNs time of the decision, ns since 1970 UTC
 */
public record TuneResult(
        boolean promoted,
        String strategy,
        String instance,
        List<String> instruments,
        String candidate,
        Map<String, Double> candidateValues,
        String incumbent,
        Map<String, Double> incumbentValues,
        String policy,
        Stage stage,
        List<GateRow> gates,
        String score,
        String search,
        String sweep,
        int sweepTrials,
        int trials,
        List<Fold> folds,
        List<String> chosen,
        Map<String, Double> inSample,
        Map<String, Double> outOfSample,
        List<String> markets,
        String commit,
        long asOfNs) {

    /**
     * The answer of one gate.
     *
     * @param gate its name
     * @param passed whether the policy's rule is met
     * @param detail value and rule
     * @param strictPassed whether the strict policy's rule is met
     * @param strictDetail value and strict rule
     */
    public record GateRow(String gate, boolean passed, String detail, boolean strictPassed, String strictDetail) {}

    /** Copies. */
    public TuneResult {
        instruments = List.copyOf(instruments);
        candidateValues = sorted(candidateValues);
        incumbentValues = sorted(incumbentValues);
        gates = List.copyOf(gates);
        folds = List.copyOf(folds);
        chosen = List.copyOf(chosen);
        inSample = sorted(inSample);
        outOfSample = sorted(outOfSample);
        markets = List.copyOf(markets);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
