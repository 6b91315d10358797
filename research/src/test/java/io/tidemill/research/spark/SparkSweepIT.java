package io.tidemill.research.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.research.fold.Span;
import io.tidemill.research.sweep.FoldWorker;
import io.tidemill.research.sweep.InventedWorker;
import io.tidemill.research.sweep.MidWorker;
import io.tidemill.research.sweep.Plans;
import io.tidemill.research.sweep.SerialSweep;
import io.tidemill.research.sweep.SmallLake;
import io.tidemill.research.sweep.SweepPlan;
import io.tidemill.research.sweep.SweepProgress;
import io.tidemill.research.sweep.SweepResult;
import io.tidemill.tables.LakeConfig;
import io.tidemill.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSweepIT {
    private static final FoldWorker WORKER = new InventedWorker();

    @TempDir
    Path folder;

    @Test
    void oneCoreTwoCoresAndNoSparkGiveTheSameBytes() {
        SweepPlan plan = Plans.random(20, 7);
        byte[] serial = Json.bytes(new SerialSweep(WORKER).run(plan, SweepProgress.NONE));
        assertThat(onSpark("local[1]", plan, WORKER, SweepProgress.NONE)).isEqualTo(serial);
        List<Integer> done = new ArrayList<>();
        assertThat(onSpark("local[2]", plan, WORKER, (count, all) -> done.add(count)))
                .isEqualTo(serial);
        assertThat(done).isSorted().endsWith(plan.trials());
    }

    @Test
    void executorsReadTheLakeThemselves() {
        LakeConfig lake = SmallLake.in(folder.resolve("lake"), 60, 3);
        SweepPlan plan = Plans.random(12, 7, new Span(SmallLake.START_NS, SmallLake.START_NS + 60_000_000_000L));
        FoldWorker worker = new MidWorker(lake);
        SweepResult result = new SerialSweep(worker).run(plan, SweepProgress.NONE);
        assertThat(result.markets()).hasSize(3).doesNotHaveDuplicates().allMatch(market -> !market.startsWith("0-"));
        byte[] serial = Json.bytes(result);
        assertThat(onSpark("local[1]", plan, worker, SweepProgress.NONE)).isEqualTo(serial);
        assertThat(onSpark("local[2]", plan, worker, SweepProgress.NONE)).isEqualTo(serial);
    }

    @Test
    void aTaskThatFailsIsNamedByItsCause() {
        FoldWorker broken = task -> {
            throw new IllegalStateException("the lake is gone");
        };
        try (SparkSweep sweep = SparkSweep.open(new SparkConfig("local[1]", folder, List.of()), broken)) {
            assertThatThrownBy(() -> sweep.run(Plans.random(3, 1), SweepProgress.NONE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the sweep failed on Spark: ")
                    .hasMessageContaining("the lake is gone");
        }
    }

    private byte[] onSpark(String master, SweepPlan plan, FoldWorker worker, SweepProgress progress) {
        try (SparkSweep sweep =
                SparkSweep.open(new SparkConfig(master, folder.resolve("scratch"), List.of()), worker)) {
            return Json.bytes(sweep.run(plan, progress));
        }
    }
}
