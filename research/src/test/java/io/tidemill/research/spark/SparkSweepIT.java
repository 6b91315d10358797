package io.tidemill.research.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.research.sweep.FoldWorker;
import io.tidemill.research.sweep.InventedWorker;
import io.tidemill.research.sweep.Plans;
import io.tidemill.research.sweep.SerialSweep;
import io.tidemill.research.sweep.SweepPlan;
import io.tidemill.research.sweep.SweepProgress;
import io.tidemill.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSweepIT {
    private static final FoldWorker WORKER = new InventedWorker();

    @TempDir
    Path scratch;

    @Test
    void oneCoreTwoCoresAndNoSparkGiveTheSameBytes() {
        SweepPlan plan = Plans.random(20, 7);
        byte[] serial = Json.bytes(new SerialSweep(WORKER).run(plan, SweepProgress.NONE));
        assertThat(onSpark("local[1]", plan, SweepProgress.NONE)).isEqualTo(serial);
        List<Integer> done = new ArrayList<>();
        assertThat(onSpark("local[2]", plan, (count, all) -> done.add(count))).isEqualTo(serial);
        assertThat(done).isSorted().endsWith(plan.trials());
    }

    @Test
    void aTaskThatFailsIsNamedByItsCause() {
        FoldWorker broken = task -> {
            throw new IllegalStateException("the lake is gone");
        };
        try (SparkSweep sweep = SparkSweep.open(new SparkConfig("local[1]", scratch, List.of()), broken)) {
            assertThatThrownBy(() -> sweep.run(Plans.random(3, 1), SweepProgress.NONE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the sweep failed on Spark: ")
                    .hasMessageContaining("the lake is gone");
        }
    }

    private byte[] onSpark(String master, SweepPlan plan, SweepProgress progress) {
        try (SparkSweep sweep = SparkSweep.open(new SparkConfig(master, scratch, List.of()), WORKER)) {
            return Json.bytes(sweep.run(plan, progress));
        }
    }
}
