package io.tidemill.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiffBufferTest {
    private final DiffBuffer buffer = new DiffBuffer();
    private final LevelBatch out = new LevelBatch();

    @Test
    void givesBackWhatItTookOldestFirst() {
        buffer.add(batch(2, 3, 100), 1, 5, 77);
        buffer.add(batch(0, 1, 200), 6, 6, 78);
        buffer.add(batch(1, 0, 300), 7, 9, 79);
        assertOldest(1, 5, 77, 2, 3, 100);
        assertOldest(6, 6, 78, 0, 1, 200);
        assertOldest(7, 9, 79, 1, 0, 300);
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void staysRightWhileItGrowsAndMovesItsContents() {
        long next = 0;
        long oldest = 0;
        for (int round = 0; round < 2_000; round++) {
            for (int i = 0; i < 3; i++) {
                buffer.add(batch((int) (next % 7), 4, next), next, next, next);
                next++;
            }
            assertOldest(oldest, oldest, oldest, (int) (oldest % 7), 4, oldest);
            oldest++;
        }
        while (oldest < next) {
            assertOldest(oldest, oldest, oldest, (int) (oldest % 7), 4, oldest);
            oldest++;
        }
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void whenItIsFullTheOldestGo() {
        int each = 1_000;
        long longs = 5 + 2L * each;
        long added = DiffBuffer.MAX_LONGS / longs + 10;
        for (long id = 0; id < added; id++) {
            buffer.add(batch(each, 0, id), id, id, id);
        }
        assertThat(buffer.firstId()).isEqualTo(added - DiffBuffer.MAX_LONGS / longs);
        buffer.add(batch(DiffBuffer.MAX_LONGS, 0, 1), added, added, 1);
        assertThat(buffer.isEmpty())
                .as("one that is too large leaves a hole, which the joiner sees")
                .isTrue();
    }

    private void assertOldest(long first, long last, long time, int bids, int asks, long price) {
        assertThat(buffer.firstId()).isEqualTo(first);
        assertThat(buffer.lastId()).isEqualTo(last);
        assertThat(buffer.eventTimeNs()).isEqualTo(time);
        buffer.copyTo(out);
        assertThat(out.bids()).isEqualTo(bids);
        assertThat(out.count()).isEqualTo(bids + asks);
        for (int i = 0; i < out.count(); i++) {
            assertThat(out.priceTicks(i)).isEqualTo(price + i);
            assertThat(out.sizeLots(i)).isEqualTo(i);
        }
        buffer.drop();
    }

    private static LevelBatch batch(int bids, int asks, long price) {
        LevelBatch batch = new LevelBatch();
        for (int i = 0; i < bids + asks; i++) {
            if (i == bids) {
                batch.endBids();
            }
            batch.add(price + i, i);
        }
        if (asks == 0) {
            batch.endBids();
        }
        return batch;
    }
}
