package io.tidemill.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.market.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fast structures against those of the JDK. */
class StructuresTest {
    private record Timer(long dueNs, long key) {}

    @Test
    void theMapIsAHashMap() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            LongIntMap fast = new LongIntMap(64);
            Map<Long, Integer> naive = new HashMap<>();
            for (int i = 0; i < 2_000; i++) {
                long key = 1 + random.nextLong(200);
                if (random.nextBoolean() && naive.size() < 64) {
                    fast.put(key, i);
                    naive.put(key, i);
                } else {
                    fast.remove(key);
                    naive.remove(key);
                }
                long asked = 1 + random.nextLong(200);
                assertThat(fast.get(asked)).as("seed %d", seed).isEqualTo(naive.getOrDefault(asked, LongIntMap.NONE));
            }
        }
    }

    @Test
    void timersComeInOrderOfTimeThenOfAdding() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Timers fast = new Timers();
            List<Timer> naive = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                if (random.nextInt(5) < 3 || naive.isEmpty()) {
                    Timer timer = new Timer(random.nextInt(100), i);
                    fast.add(timer.dueNs, timer.key);
                    naive.add(timer);
                } else {
                    naive.sort(Comparator.comparingLong(Timer::dueNs).thenComparingLong(Timer::key));
                    assertThat(fast.nextNs()).isEqualTo(naive.get(0).dueNs);
                    assertThat(fast.nextKey()).isEqualTo(naive.remove(0).key);
                    fast.remove();
                }
            }
            assertThat(fast.nextNs() == Timers.NEVER).isEqualTo(naive.isEmpty());
        }
    }

    @Test
    void executionIdsAreASetPerSide() {
        ExecutionIds fast = new ExecutionIds();
        Set<Long> bought = new HashSet<>();
        Set<Long> sold = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long id = random.nextInt(8_000);
            if (random.nextBoolean()) {
                assertThat(fast.add(Side.BUY, id)).isEqualTo(bought.add(id));
            } else {
                assertThat(fast.add(Side.SELL, id)).isEqualTo(sold.add(id));
            }
        }
    }
}
