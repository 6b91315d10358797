package io.tidemill.lab;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.research.fold.Fold;
import io.tidemill.research.report.TuneReport;
import io.tidemill.research.sweep.SampleResult;
import io.tidemill.research.sweep.TrialResult;
import io.tidemill.research.tune.TuneOutcome;
import io.tidemill.research.tune.TuneResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What a sweep found, and what the gates say.
 *
 * @param outcome all of it
 */
public record SweepRun(TuneOutcome outcome) implements HtmlView {
    /** Whether every gate passed. */
    public boolean promoted() {
        return outcome.result().promoted();
    }

    /**
     * One row a trial: its fold, the values of its parameters, and score, profit (as a share of the capital) and fills
     * in-sample ({@code in...}) and out-of-sample ({@code out...}).
     */
    public Table trials() {
        IntColumn fold = IntColumn.create("fold");
        StringColumn set = StringColumn.create("parameterSet");
        StringColumn role = StringColumn.create("role");
        List<DoubleColumn> values = outcome.plan().space().parameters().stream()
                .map(parameter -> DoubleColumn.create(parameter.name()))
                .toList();
        Sample in = new Sample("in");
        Sample out = new Sample("out");
        for (TrialResult trial : outcome.sweep().trials()) {
            fold.append(trial.fold());
            set.append(trial.set().name());
            role.append(role(trial));
            List<Parameter> parameters = outcome.plan().space().parameters();
            for (int i = 0; i < values.size(); i++) {
                values.get(i).append(trial.set().values().get(parameters.get(i).name()));
            }
            in.append(trial.inSample());
            out.append(trial.outOfSample());
        }
        List<Column<?>> columns = new ArrayList<>(List.of(fold, set, role));
        columns.addAll(values);
        columns.addAll(in.columns());
        columns.addAll(out.columns());
        return Table.create("trials of sweep " + outcome.sweep().id(), columns);
    }

    /** One row a fold: its spans, and which set it chose. */
    public Table folds() {
        IntColumn fold = IntColumn.create("fold");
        InstantColumn inFrom = InstantColumn.create("inSampleFrom");
        InstantColumn inTo = InstantColumn.create("inSampleTo");
        InstantColumn outFrom = InstantColumn.create("outOfSampleFrom");
        InstantColumn outTo = InstantColumn.create("outOfSampleTo");
        StringColumn chosen = StringColumn.create("chosen");
        PackedTimes packed = new PackedTimes();
        for (Fold each : outcome.plan().folds()) {
            fold.append(each.index());
            inFrom.appendInternal(packed.pack(each.inSample().fromNs()));
            inTo.appendInternal(packed.pack(each.inSample().toNs()));
            outFrom.appendInternal(packed.pack(each.outOfSample().fromNs()));
            outTo.appendInternal(packed.pack(each.outOfSample().toNs()));
            chosen.append(outcome.result().chosen().get(each.index()));
        }
        return Table.create("folds", fold, inFrom, inTo, outFrom, outTo, chosen);
    }

    /** One row a gate: its answer under the policy of this sweep, and under the strict one. */
    public Table gates() {
        StringColumn gate = StringColumn.create("gate");
        BooleanColumn passed = BooleanColumn.create("passed");
        StringColumn detail = StringColumn.create(outcome.result().policy() + " says");
        BooleanColumn strict = BooleanColumn.create("strictPassed");
        StringColumn strictDetail = StringColumn.create("strict would say");
        for (TuneResult.GateRow row : outcome.result().gates()) {
            gate.append(row.gate());
            passed.append(row.passed());
            detail.append(row.detail());
            strict.append(row.strictPassed());
            strictDetail.append(row.strictDetail());
        }
        return Table.create("gates of policy " + outcome.result().policy(), gate, passed, detail, strict, strictDetail);
    }

    /**
     * What the candidate did in-sample and what the walk forward did out-of-sample: Sharpe, probabilistic and deflated Sharpe
     * ratio, minimum track record, drawdown, probability of overfitting.
     */
    public Table statistics() {
        Map<String, Double> in = outcome.result().inSample();
        Map<String, Double> out = outcome.result().outOfSample();
        TreeSet<String> names = new TreeSet<>(in.keySet());
        names.addAll(out.keySet());
        StringColumn name = StringColumn.create("statistic", names);
        DoubleColumn inSample = DoubleColumn.create("inSample");
        DoubleColumn outOfSample = DoubleColumn.create("outOfSample");
        for (String each : names) {
            inSample.append(in.get(each));
            outOfSample.append(out.get(each));
        }
        return Table.create("statistics of the sweep", name, inSample, outOfSample);
    }

    /** The set that may be promoted, and the incumbent, value by value. */
    public Table candidate() {
        TuneResult result = outcome.result();
        StringColumn name = StringColumn.create("parameter");
        DoubleColumn candidate = DoubleColumn.create("candidate");
        DoubleColumn incumbent = DoubleColumn.create("incumbent");
        StringColumn unit = StringColumn.create("unit");
        for (Parameter each : outcome.plan().space().parameters()) {
            name.append(each.name());
            candidate.append(result.candidateValues().get(each.name()));
            incumbent.append(result.incumbentValues().get(each.name()));
            unit.append(each.unit());
        }
        return Table.create("candidate " + result.candidate(), name, candidate, incumbent, unit);
    }

    /** Cumulated increments out-of-sample, as a share of the capital, of each fold's choice and of the incumbent. */
    public Table walkForward() {
        IntColumn point = IntColumn.create("point");
        IntColumn fold = IntColumn.create("fold");
        DoubleColumn chosen = DoubleColumn.create("chosen");
        DoubleColumn incumbent = DoubleColumn.create("incumbent");
        double chosenBefore = 0;
        double incumbentBefore = 0;
        for (int i = 0; i < outcome.choice().chosen().size(); i++) {
            List<Double> own = outcome.choice().chosen().get(i).outOfSample().curve();
            List<Double> other =
                    outcome.choice().incumbent().get(i).outOfSample().curve();
            for (int at = 0; at < Math.min(own.size(), other.size()); at++) {
                point.append(point.size());
                fold.append(i);
                chosen.append(chosenBefore + own.get(at));
                incumbent.append(incumbentBefore + other.get(at));
            }
            chosenBefore += own.isEmpty() ? 0 : own.get(own.size() - 1);
            incumbentBefore += other.isEmpty() ? 0 : other.get(other.size() - 1);
        }
        return Table.create("walk forward", point, fold, chosen, incumbent);
    }

    /** The whole report as a page. */
    public Report report() {
        return new Report(TuneReport.html(
                outcome.result(), outcome.plan(), outcome.sweep().trials(), outcome.choice()));
    }

    /** The answer of the gates, for a cell that ends with this. */
    @Override
    public String html() {
        return TableHtml.of(gates());
    }

    /** The answer in a line. */
    @Override
    public String toString() {
        return outcome.result().strategy() + ": " + (promoted() ? "promoted " : "not promoted ")
                + outcome.result().candidate() + ", " + outcome.plan().trials() + " trials, "
                + outcome.result().trials() + " ever made on this data";
    }

    private String role(TrialResult trial) {
        if (trial.set().id() == outcome.plan().incumbent().id()) {
            return "incumbent";
        }
        return outcome.result().chosen().get(trial.fold()).equals(trial.set().name()) ? "chosen" : "";
    }

    /** What every trial did in one of its two spans. */
    private final class Sample {
        private final DoubleColumn score;
        private final DoubleColumn profit;
        private final DoubleColumn drawdown;
        private final LongColumn fills;

        Sample(String prefix) {
            score = DoubleColumn.create(prefix + "Score");
            profit = DoubleColumn.create(prefix + "ProfitShare");
            drawdown = DoubleColumn.create(prefix + "DrawdownShare");
            fills = LongColumn.create(prefix + "Fills");
        }

        void append(SampleResult sample) {
            score.append(sample.score(outcome.plan().score()));
            profit.append(sample.path().total());
            drawdown.append(sample.path().drawdown());
            fills.append(sample.fills());
        }

        List<Column<?>> columns() {
            return List.of(score, profit, drawdown, fills);
        }
    }
}
