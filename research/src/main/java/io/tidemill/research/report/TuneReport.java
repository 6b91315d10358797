package io.tidemill.research.report;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.research.fold.Fold;
import io.tidemill.research.fold.Span;
import io.tidemill.research.sweep.Choice;
import io.tidemill.research.sweep.SweepPlan;
import io.tidemill.research.sweep.TrialResult;
import io.tidemill.research.tune.TuneResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The page of a tune: the answer and its gates, the walk forward, in-sample against out-of-sample score, each parameter
 * against the score, and heat maps of pairs. <b>Shape:</b> one self-contained HTML file; equal results give equal bytes.
 */
public final class TuneReport {
    private static final String STYLE = """
            <style>
            body { font: 14px/1.45 system-ui, sans-serif; max-width: 1200px; margin: 2em auto; padding: 0 1em; color: #1b2733 }
            table { border-collapse: collapse; margin: .6em 0 } td, th { border: 1px solid #d5dbe1; padding: 3px 9px; text-align: left }
            th { background: #f1f4f7 } svg { margin: 4px; font: 11px system-ui, sans-serif } h1, h2 { font-weight: 600 }
            .yes { color: #137a3e; font-weight: 600 } .no { color: #b3261e; font-weight: 600 }
            </style>
            """;

    private static final String CANDIDATE = "#d9480f";
    private static final String INCUMBENT = "#1c7ed6";
    private static final String OTHER = "#8a97a5";

    private TuneReport() {}

    /** The page. */
    public static String html(TuneResult result, SweepPlan plan, List<TrialResult> trials, Choice choice) {
        String title =
                result.strategy() + ": " + (result.promoted() ? "promoted " : "not promoted ") + result.candidate();
        Page page = new Page();
        page.markup("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.text("title", title).markup(STYLE).markup("</head><body>\n").text("h1", title);
        head(page, result);
        gates(page, result);
        parameters(page, result, plan);
        walkForward(page, plan, choice);
        sweep(page, plan, trials, choice);
        statistics(page, result);
        return page.markup("</body></html>\n").toString();
    }

    private static void head(Page page, TuneResult result) {
        page.table(
                List.of("what", "value"),
                List.of(
                        List.of("instance", result.instance()),
                        List.of("instruments", String.join(", ", result.instruments())),
                        List.of("score", result.score()),
                        List.of("search", result.search()),
                        List.of(
                                "trials",
                                result.sweepTrials() + " in this sweep, " + result.trials()
                                        + " ever made for this strategy on this data"),
                        List.of("sweep", result.sweep()),
                        List.of("market of each fold", String.join(", ", result.markets())),
                        List.of("commit", result.commit()),
                        List.of("as of", time(result.asOfNs()))));
    }

    private static void gates(Page page, TuneResult result) {
        page.text("h2", "Gates of policy " + result.policy() + " (stage " + result.stage() + ")");
        boolean strict = result.policy().equals("strict");
        page.markup("<table><tr><th>gate</th><th>answer</th><th>value and rule</th>")
                .markup(strict ? "" : "<th>strict would say</th><th>its rule</th>")
                .markup("</tr>\n");
        for (TuneResult.GateRow gate : result.gates()) {
            page.markup("<tr>")
                    .text("td", gate.gate())
                    .markup(answer(gate.passed()))
                    .text("td", gate.detail());
            if (!strict) {
                page.markup(answer(gate.strictPassed())).text("td", gate.strictDetail());
            }
            page.markup("</tr>\n");
        }
        page.markup("</table>\n");
    }

    private static String answer(boolean passed) {
        return passed ? "<td class=\"yes\">yes</td>" : "<td class=\"no\">no</td>";
    }

    private static void parameters(Page page, TuneResult result, SweepPlan plan) {
        page.text("h2", "Parameters");
        List<List<String>> rows = new ArrayList<>();
        for (Parameter parameter : plan.space().parameters()) {
            rows.add(List.of(
                    parameter.name(),
                    Page.number(result.candidateValues().getOrDefault(parameter.name(), Double.NaN)),
                    Page.number(result.incumbentValues().getOrDefault(parameter.name(), Double.NaN)),
                    "[" + Page.number(parameter.min()) + ", " + Page.number(parameter.max()) + "] "
                            + parameter.scale().name().toLowerCase(Locale.ROOT),
                    parameter.unit(),
                    parameter.doc()));
        }
        page.table(
                List.of(
                        "parameter",
                        result.candidate(),
                        result.incumbent() + " (incumbent)",
                        "space",
                        "unit",
                        "what it does"),
                rows);
    }

    private static void walkForward(Page page, SweepPlan plan, Choice choice) {
        page.text("h2", "Walk forward");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < plan.folds().size(); i++) {
            Fold fold = plan.folds().get(i);
            TrialResult chosen = choice.chosen().get(i);
            rows.add(List.of(
                    Integer.toString(i),
                    span(fold.inSample()),
                    span(fold.outOfSample()),
                    chosen.set().name(),
                    Page.number(chosen.inSample().score(plan.score())),
                    Page.number(chosen.outOfSample().score(plan.score())),
                    Page.number(choice.incumbent().get(i).outOfSample().score(plan.score())),
                    Long.toString(chosen.outOfSample().fills())));
        }
        page.table(
                List.of(
                        "fold",
                        "in-sample",
                        "out-of-sample",
                        "chosen",
                        "score in",
                        "score out",
                        "incumbent out",
                        "fills out"),
                rows);
        List<Double> chosen = curve(choice.chosen());
        List<Double> incumbent = curve(choice.incumbent());
        List<Double> all = new ArrayList<>(chosen);
        all.addAll(incumbent);
        page.markup(new Chart(
                        "walk forward (orange), incumbent (blue)",
                        new Chart.Axis("point, out-of-sample", 0, Math.max(1, chosen.size() - 1.0), false),
                        Chart.Axis.of("share of capital", all))
                .line(incumbent, INCUMBENT)
                .line(chosen, CANDIDATE)
                .svg());
    }

    /** The curves of all folds, each going on where the one before ended. */
    private static List<Double> curve(List<TrialResult> trials) {
        List<Double> curve = new ArrayList<>(List.of(0.0));
        for (TrialResult trial : trials) {
            double start = curve.get(curve.size() - 1);
            trial.outOfSample().curve().forEach(point -> curve.add(start + point));
        }
        return curve;
    }

    private static void sweep(Page page, SweepPlan plan, List<TrialResult> trials, Choice choice) {
        page.text("h2", "Sweep, newest fold (" + plan.score().formula() + ")");
        List<TrialResult> newest =
                trials.stream().filter(t -> t.fold() == plan.folds().size() - 1).toList();
        List<Double> in =
                newest.stream().map(t -> t.inSample().score(plan.score())).toList();
        List<Double> out =
                newest.stream().map(t -> t.outOfSample().score(plan.score())).toList();
        Chart pairs = new Chart(
                "in-sample against out-of-sample", Chart.Axis.of("in-sample", in), Chart.Axis.of("out-of-sample", out));
        for (int i = 0; i < newest.size(); i++) {
            dot(pairs, in.get(i), out.get(i), newest.get(i), plan, choice);
        }
        page.markup(pairs.svg());
        List<Parameter> moved = plan.space().parameters().stream()
                .filter(p -> values(newest, p.name()).size() > 2)
                .toList();
        for (Parameter parameter : moved) {
            Chart chart = new Chart(parameter.name(), Chart.Axis.of(parameter), Chart.Axis.of("in-sample score", in));
            for (int i = 0; i < newest.size(); i++) {
                dot(chart, value(newest.get(i), parameter), in.get(i), newest.get(i), plan, choice);
            }
            page.markup(chart.svg());
        }
        for (int i = 0; i < moved.size(); i++) {
            for (int j = i + 1; j < moved.size(); j++) {
                page.markup(HeatMap.of(moved.get(i), moved.get(j), newest, plan.score()));
            }
        }
    }

    private static void dot(Chart chart, double x, double y, TrialResult trial, SweepPlan plan, Choice choice) {
        boolean candidate = trial.set().id() == choice.candidate().id();
        boolean incumbent = trial.set().id() == plan.incumbent().id();
        String color = candidate ? CANDIDATE : incumbent ? INCUMBENT : OTHER;
        chart.dot(
                x,
                y,
                color,
                candidate || incumbent ? 5 : 3,
                trial.set().name() + " " + trial.set().values());
    }

    private static TreeSet<Double> values(List<TrialResult> trials, String name) {
        return trials.stream()
                .map(t -> t.set().values().getOrDefault(name, 0.0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static double value(TrialResult trial, Parameter parameter) {
        return trial.set().values().getOrDefault(parameter.name(), parameter.initial());
    }

    private static void statistics(Page page, TuneResult result) {
        page.text("h2", "Statistics");
        TreeSet<String> names = new TreeSet<>(result.inSample().keySet());
        names.addAll(result.outOfSample().keySet());
        page.table(
                List.of("statistic (per sampling interval)", "candidate, in-sample", "walk forward, out-of-sample"),
                names.stream()
                        .map(name -> List.of(name, cell(result.inSample(), name), cell(result.outOfSample(), name)))
                        .toList());
    }

    private static String cell(Map<String, Double> values, String name) {
        Double value = values.get(name);
        return value == null ? "" : Page.number(value);
    }

    private static String span(Span span) {
        return time(span.fromNs()) + " to " + time(span.toNs());
    }

    private static String time(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, 1_000_000_000L), Math.floorMod(timeNs, 1_000_000_000L))
                .toString();
    }
}
