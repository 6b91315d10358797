package io.tidemill.research;

import io.tidemill.research.gate.Policy;
import io.tidemill.research.tune.TuneOutcome;
import io.tidemill.research.tune.TuneResult;
import io.tidemill.research.tune.TuneResult.GateRow;
import java.io.PrintWriter;
import java.util.Locale;

/** The answer of a tune in lines of text. */
final class TuneText {
    private TuneText() {}

    static void print(TuneOutcome outcome, PrintWriter out) {
        TuneResult result = outcome.result();
        out.printf(
                Locale.ROOT,
                "sweep %s: %d trials, %d of them new; %d ever made for %s on this data%n",
                result.sweep(),
                result.sweepTrials(),
                outcome.newTrials(),
                result.trials(),
                result.strategy());
        boolean strict = result.policy().equals(Policy.STRICT.name());
        out.printf("gates of policy %s%s:%n", result.policy(), strict ? "" : " (strict in brackets)");
        for (GateRow gate : result.gates()) {
            out.printf("  %-3s %-16s %s%n", answer(gate.passed()), gate.gate(), gate.detail());
            if (!strict) {
                out.printf("      %-16s [%s: %s]%n", "", answer(gate.strictPassed()), gate.strictDetail());
            }
        }
        out.printf("candidate %s %s%n", result.candidate(), result.candidateValues());
        out.printf("incumbent %s %s%n", result.incumbent(), result.incumbentValues());
        out.println(
                result.promoted()
                        ? "promoted: " + result.candidate() + " may enter " + result.stage() + " as "
                                + result.instance()
                        : "not promoted: " + refusals(result));
        out.flush();
    }

    private static String refusals(TuneResult result) {
        return String.join(
                ", ",
                result.gates().stream()
                        .filter(gate -> !gate.passed())
                        .map(GateRow::gate)
                        .toList());
    }

    private static String answer(boolean passed) {
        return passed ? "yes" : "no";
    }
}
