package io.tidemill.node.promote;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Promotion.GateAnswer;
import io.tidemill.model.promotion.Stage;
import io.tidemill.node.command.TextTable;
import io.tidemill.node.command.Units;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Promotions as people read them. */
final class PromotionText {
    private PromotionText() {}

    /** What would change. */
    static void change(PrintWriter out, Promotion promotion, ParameterSet before, Stage stageBefore) {
        out.println(promotion.strategy() + ": from " + before.name() + " (" + stageBefore + ") to "
                + promotion.set().name() + " (" + promotion.stage() + ")");
        evidence(out, promotion);
        out.println();
        parameters(out, promotion.set(), before, promotion.space());
        out.println();
    }

    /** The whole record. */
    static void record(PrintWriter out, Published published, @Nullable ParameterSet replaced) {
        Promotion promotion = published.promotion();
        out.println(promotion.set() + " for " + promotion.strategy() + " in stage " + promotion.stage());
        out.println("published  " + Units.instant(published.publishedNs()));
        out.println("decided    " + Units.instant(promotion.timeNs()) + " by " + promotion.approver());
        if (promotion.isRollback()) {
            out.println("rollback   " + promotion.reason());
        }
        out.println("replaced   " + (replaced == null ? "no promotion before it" : replaced.name()));
        evidence(out, promotion);
        out.println("lake       " + (promotion.lakeSnapshots().isEmpty() ? "-" : snapshots(promotion)));
        out.println();
        parameters(out, promotion.set(), replaced, promotion.space());
        out.println();
        statistics(out, promotion);
        out.println();
        gates(out, promotion);
    }

    /** An outcome in a sentence. */
    static String word(Decision.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void evidence(PrintWriter out, Promotion promotion) {
        out.println("evidence   " + Units.count(promotion.trials()) + " trials of "
                + promotion.space().parameters().size() + " parameters, seed " + promotion.seed() + ", commit "
                + promotion.commit() + ", policy " + promotion.policy());
    }

    private static String snapshots(Promotion promotion) {
        StringBuilder text = new StringBuilder();
        promotion
                .lakeSnapshots()
                .forEach(
                        (table, id) -> text.append(table).append(' ').append(id).append("  "));
        return text.toString().stripTrailing();
    }

    private static void parameters(
            PrintWriter out, ParameterSet set, @Nullable ParameterSet before, ParameterSpace space) {
        TextTable table = new TextTable("parameter", "value", "before", "unit", "min", "max");
        for (Parameter parameter : space.parameters()) {
            Double value = set.values().get(parameter.name());
            Double old = before == null ? null : before.values().get(parameter.name());
            table.row(
                    parameter.name(),
                    value == null ? "" : value.toString(),
                    old == null || old.equals(value) ? "" : old.toString(),
                    parameter.unit(),
                    Double.toString(parameter.min()),
                    Double.toString(parameter.max()));
        }
        table.print(out);
    }

    private static void statistics(PrintWriter out, Promotion promotion) {
        Set<String> names = new TreeSet<>(promotion.inSample().keySet());
        names.addAll(promotion.outOfSample().keySet());
        TextTable table = new TextTable("statistic", "in-sample", "out-of-sample");
        for (String name : names) {
            table.row(name, number(promotion.inSample(), name), number(promotion.outOfSample(), name));
        }
        table.print(out);
    }

    private static void gates(PrintWriter out, Promotion promotion) {
        TextTable table = new TextTable("gate", "passed", "value and rule");
        for (GateAnswer gate : promotion.gates()) {
            table.row(gate.gate(), gate.passed() ? "yes" : "NO", gate.detail());
        }
        table.print(out);
    }

    private static String number(Map<String, Double> statistics, String name) {
        Double value = statistics.get(name);
        return value == null ? "" : String.format(Locale.ROOT, "%.6g", value);
    }
}
