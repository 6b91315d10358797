package io.tidemill.research;

import io.tidemill.backtester.command.LakeAccess;
import io.tidemill.research.gate.Policy;
import io.tidemill.research.gate.PolicyFile;
import io.tidemill.research.spark.SparkConfig;
import io.tidemill.research.spark.SparkSweep;
import io.tidemill.research.sweep.FoldWorker;
import io.tidemill.research.sweep.SweepPlan;
import io.tidemill.research.tune.BacktestWorker;
import io.tidemill.research.tune.TuneOutcome;
import io.tidemill.research.tune.TuneRequest;
import io.tidemill.research.tune.Tuner;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.tables.Lake;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tune}: a sweep over the lake, and the decision whether its best set may trade. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Tries many parameter sets of a strategy on the stored market, walk-forward, and decides whether the best"
                        + " of them may replace the one that trades. Leaves tune.json, report.html and, if it may, promotion.json.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:promoted",
            "1:a gate says no",
            "2:used wrongly",
            "3:something it needs is not there",
        })
final class TuneCommand implements Callable<Integer> {
    private static final int PROMOTED = 0;
    private static final int NOT_PROMOTED = 1;

    @Mixin
    private TuneOptions options = new TuneOptions();

    @Option(
            names = "--lake",
            required = true,
            description = "Folder of the lake, or a JSON file that says where it is.")
    private Path lake;

    @Option(
            names = "--policy",
            defaultValue = "strict",
            description =
                    "Name of a policy (strict, demo-wide) or a YAML or JSON file with one; default: ${DEFAULT-VALUE}.")
    private String policy = "strict";

    @Option(
            names = "--master",
            defaultValue = "local[*]",
            description =
                    "Where Spark runs: local[N], local[*] or the address of a cluster; default: ${DEFAULT-VALUE}.")
    private String master = "local[*]";

    @Option(
            names = "--out",
            defaultValue = "out/tune",
            description = "Folder for the results; default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("out/tune");

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final StrategyCatalog catalog;
    private final LakeAccess lakes;

    /** The command over these strategies, opening lakes this way. */
    TuneCommand(StrategyCatalog catalog, LakeAccess lakes) {
        this.catalog = catalog;
        this.lakes = lakes;
    }

    @Override
    public Integer call() throws IOException {
        Policy judge = PolicyFile.named(policy);
        // what needs no lake is checked before one is opened
        options.space(catalog);
        SparkConfig spark = new SparkConfig(master, out.resolve("spark"), jars());
        TuneOutcome outcome = lakes.with(lake, opened -> tune(opened, judge, spark));
        TuneFiles.write(out, outcome);
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            print.println(Json.text(outcome.result()));
            print.flush();
        } else {
            TuneText.print(outcome, print);
            print.println("written to " + out.toAbsolutePath());
            print.flush();
        }
        return outcome.result().promoted() ? PROMOTED : NOT_PROMOTED;
    }

    private TuneOutcome tune(Lake opened, Policy judge, SparkConfig where) {
        Map<String, Long> snapshots = Tuner.snapshots(opened);
        TuneRequest request = options.request(catalog, opened.reader(snapshots), judge);
        SweepPlan plan = Tuner.plan(request, snapshots);
        FoldWorker worker = new BacktestWorker(opened.config(), snapshots, plan.commit());
        try {
            Files.createDirectories(where.scratch());
            try (SparkSweep spark = SparkSweep.open(where, worker)) {
                return new Tuner(opened).tune(request, plan, spark, progress());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of Spark's own files cannot be used: " + e, e);
        }
    }

    private SweepLine progress() {
        SweepLine.Kind kind = Terminal.isThere() ? SweepLine.Kind.TERMINAL : SweepLine.Kind.PLAIN;
        return new SweepLine(System.err, kind, System::nanoTime);
    }

    /** What a cluster lacks: the jars of our own class path, and nothing of Spark's, as the build has listed them. */
    private static List<Path> jars() {
        String listed = System.getProperty("tidemill.research.jars", "");
        return Arrays.stream(listed.split(":"))
                .filter(jar -> !jar.isBlank())
                .map(Path::of)
                .toList();
    }
}
