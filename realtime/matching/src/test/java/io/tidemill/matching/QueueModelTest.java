package io.tidemill.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QueueModelTest {
    @Test
    void conservativeShrinksOnlyWithTheLevel() {
        QueueModel queue = QueueModel.conservative();
        assertThat(queue.join(70)).isEqualTo(70);
        assertThat(queue.aheadAfterChange(40, 100, 60, 0)).isEqualTo(40);
        assertThat(queue.aheadAfterChange(40, 100, 30, 0)).isEqualTo(30);
    }

    @Test
    void probabilisticSpreadsCancelsOverBothParts() {
        // 40 ahead, 60 behind, 10 canceled: evenly, 4 of them ahead; by squares 16/52 of them
        assertThat(QueueModel.probabilistic(1).aheadAfterChange(40, 100, 90, 0)).isEqualTo(36);
        assertThat(QueueModel.probabilistic(2).aheadAfterChange(40, 100, 90, 0)).isEqualTo(37);
        // what was traded is no cancel
        assertThat(QueueModel.probabilistic(1).aheadAfterChange(40, 100, 90, 10))
                .isEqualTo(40);
        // behind us there is nothing to cancel
        assertThat(QueueModel.probabilistic(1).aheadAfterChange(40, 40, 30, 0)).isEqualTo(30);
    }

    @Test
    void aheadStaysBetweenNothingAndTheLevel() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            QueueModel queue = QueueModel.probabilistic(0.5 + random.nextInt(6) / 2.0);
            long before = random.nextInt(1000);
            long ahead = random.nextInt((int) before + 1);
            long after = random.nextInt(1000);
            long result = queue.aheadAfterChange(ahead, before, after, random.nextInt(100));
            assertThat(result).isBetween(0L, Math.min(after, ahead));
        }
    }

    @Test
    void powerMustBePositive() {
        assertThatThrownBy(() -> QueueModel.probabilistic(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("power of a probabilistic queue must be > 0, was 0.0");
    }
}
