package io.tidemill.research.gate;

import io.tidemill.model.promotion.Promotion.GateAnswer;
import io.tidemill.model.promotion.Stage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The limits of all gates under one name, and the stage that a set which passes them may enter.
 *
 * @param name as it stands in promotions
 * @param stage entered by what passes
 * @param limits of every gate
 */
public record Policy(String name, Stage stage, Map<Gate, Double> limits) {
    /** For real money: weeks of data, hundreds of fills, and evidence that survives the number of trials. */
    public static final Policy STRICT = new Policy(
            "strict",
            Stage.SHADOW,
            Map.of(
                    Gate.IMPROVEMENT, 0.0,
                    Gate.NEWEST_FOLD, 0.0,
                    Gate.FILLS, 300.0,
                    Gate.HOURS, 168.0,
                    Gate.DEFLATED_SHARPE, 0.95,
                    Gate.DRAWDOWN, 0.05,
                    Gate.OVERFITTING, 0.2));

    /** For a demonstration on minutes of data: better than the incumbent with some fills, and nothing else is asked. */
    public static final Policy DEMO_WIDE = new Policy(
            "demo-wide",
            Stage.LIVE,
            Map.of(
                    Gate.IMPROVEMENT, 0.0,
                    Gate.NEWEST_FOLD, 0.0,
                    Gate.FILLS, 5.0,
                    Gate.HOURS, 0.0,
                    Gate.DEFLATED_SHARPE, 0.0,
                    Gate.DRAWDOWN, 0.5,
                    Gate.OVERFITTING, 1.0));

    /** Those that need no file. */
    public static final List<Policy> BUILT_IN = List.of(STRICT, DEMO_WIDE);

    /** Checks that every gate has a limit that it understands. */
    public Policy {
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "name of a policy must be small letters, digits and '-', was '" + name + "'");
        }
        Map<Gate, Double> all = new EnumMap<>(Gate.class);
        for (Gate gate : Gate.values()) {
            Double limit = limits.get(gate);
            if (limit == null) {
                throw new IllegalArgumentException("policy " + name + " must have a limit for gate " + gate.key());
            }
            all.put(gate, gate.check(limit));
        }
        limits = Collections.unmodifiableMap(all);
    }

    /** The answer of every gate, in order. */
    public List<GateAnswer> judge(Evidence evidence) {
        return limits.entrySet().stream()
                .map(rule -> rule.getKey().answer(evidence, rule.getValue()))
                .toList();
    }
}
