package io.tidemill.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongIndexTest {
    @Test
    void behavesAsAMap() {
        Random random = new Random(5);
        LongIndex index = new LongIndex(4);
        Map<Long, Integer> twin = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            long key = random.nextInt(500);
            if (random.nextBoolean()) {
                index.put(key, i);
                twin.put(key, i);
            } else {
                index.remove(key);
                twin.remove(key);
            }
            long asked = random.nextInt(500);
            assertThat(index.get(asked)).isEqualTo(twin.getOrDefault(asked, LongIndex.MISSING));
            assertThat(index.size()).isEqualTo(twin.size());
        }
    }
}
