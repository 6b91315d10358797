package io.tidemill.research.spark;

import io.tidemill.research.sweep.FoldResult;
import io.tidemill.research.sweep.FoldTask;
import io.tidemill.research.sweep.FoldWorker;
import io.tidemill.research.sweep.SweepPlan;
import io.tidemill.research.sweep.SweepProgress;
import io.tidemill.research.sweep.SweepResult;
import io.tidemill.research.sweep.SweepRunner;
import io.tidemill.wire.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/**
 * Runs a sweep on Spark. Tasks and results travel as JSON, in which every double keeps its bits; the worker is sent along and
 * opens the lake where it is. So one core and many give the same bytes.
 *
 * <p><b>Thread:</b> one at a time; one per process, because Spark allows one context. <b>Cost:</b> 2 to 4 s to open.
 */
public final class SparkSweep implements SweepRunner, AutoCloseable {
    /** What Spark and Agrona need of Java 17 and newer. */
    private static final String JAVA_OPTIONS = "--add-opens=java.base/java.nio=ALL-UNNAMED"
            + " --add-opens=java.base/sun.util.calendar=ALL-UNNAMED"
            + " --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED";

    /** Pieces a core: fewer read a fold less often, more share the work more evenly. */
    private static final int PIECES_PER_CORE = 2;

    private final JavaSparkContext spark;
    private final FoldWorker worker;
    private final boolean own;

    private SparkSweep(JavaSparkContext spark, FoldWorker worker, boolean own) {
        this.spark = spark;
        this.worker = worker;
        this.own = own;
    }

    /** On a Spark that runs already, and goes on behind {@link #close}. */
    public static SparkSweep on(JavaSparkContext running, FoldWorker worker) {
        return new SparkSweep(running, worker, false);
    }

    /** Starts Spark, or joins the cluster. */
    public static SparkSweep open(SparkConfig config, FoldWorker worker) {
        SparkConf conf = new SparkConf()
                .setAppName("tidemill-tune")
                .setMaster(config.master())
                .set("spark.ui.enabled", "false")
                .set("spark.ui.showConsoleProgress", "false")
                .set("spark.metrics.conf.driver.sink.servlet.class", UnservedMetrics.class.getName())
                .set("spark.local.dir", config.scratch().toAbsolutePath().toString())
                .set("spark.executor.extraJavaOptions", JAVA_OPTIONS);
        if (config.isLocal()) {
            conf.set("spark.driver.host", "localhost").set("spark.driver.bindAddress", "127.0.0.1");
        } else {
            conf.set("spark.jars", config.jars().stream().map(Path::toString).collect(Collectors.joining(",")))
                    // ours before the cluster's: its Parquet and Jackson are older
                    .set("spark.executor.userClassPathFirst", "true");
        }
        return new SparkSweep(new JavaSparkContext(conf), worker, true);
    }

    @Override
    public SweepResult run(SweepPlan plan, SweepProgress progress) {
        List<FoldTask> tasks = plan.tasks(PIECES_PER_CORE * spark.defaultParallelism());
        TaskProgress listener =
                new TaskProgress(tasks.stream().map(task -> task.sets().size()).toList(), plan.trials(), progress);
        spark.sc().addSparkListener(listener);
        try {
            List<String> pieces = spark.parallelize(
                            tasks.stream().map(Json::text).toList(), tasks.size())
                    .map(new Piece(worker))
                    .collect();
            listener.finish();
            return SweepResult.of(
                    plan,
                    pieces.stream()
                            .map(piece -> Json.read(piece, FoldResult.class))
                            .toList());
        } catch (Exception e) {
            throw failure(e);
        } finally {
            spark.sc().removeSparkListener(listener);
        }
    }

    @Override
    public void close() {
        if (own) {
            spark.close();
        }
    }

    /** Spark's own exceptions hold the stack of the executor in their message; its first line says what happened. */
    private static RuntimeException failure(Exception e) {
        if (e instanceof SparkException) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return new IllegalStateException("the sweep failed on Spark: " + firstLine(cause), e);
        }
        return e instanceof RuntimeException own ? own : new IllegalStateException("the sweep failed on Spark", e);
    }

    private static String firstLine(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.lines().findFirst().orElse(message);
    }

    /** A task on an executor: JSON in, JSON out. */
    private static final class Piece implements Function<String, String> {
        private static final long serialVersionUID = 1;

        private final FoldWorker worker;

        Piece(FoldWorker worker) {
            this.worker = worker;
        }

        @Override
        public String call(String task) {
            return Json.text(worker.run(Json.read(task, FoldTask.class)));
        }
    }
}
