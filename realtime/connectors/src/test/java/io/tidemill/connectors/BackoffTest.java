package io.tidemill.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void waitsAreDoubledUpToTheLimitAndDrawnFromTheUpperHalf() {
        Backoff backoff = new Backoff(100, 1_000, 7);
        for (int full : new int[] {100, 200, 400, 800, 1_000, 1_000}) {
            assertThat(backoff.nextMs()).isBetween(full / 2L, (long) full);
        }
        backoff.reset();
        assertThat(backoff.nextMs()).isBetween(50L, 100L);
    }

    @Test
    void waitsDifferButNotForTheSameSeed() {
        Backoff one = new Backoff(1_000, 1_000_000, 1);
        Backoff same = new Backoff(1_000, 1_000_000, 1);
        Backoff other = new Backoff(1_000, 1_000_000, 2);
        boolean differs = false;
        for (int i = 0; i < 8; i++) {
            long wait = one.nextMs();
            assertThat(same.nextMs()).isEqualTo(wait);
            differs |= other.nextMs() != wait;
        }
        assertThat(differs).isTrue();
    }

    @Test
    void manyFailuresStayAtTheLimit() {
        Backoff backoff = new Backoff(1, 30_000, 3);
        for (int i = 0; i < 10_000; i++) {
            assertThat(backoff.nextMs()).isBetween(1L, 30_000L);
        }
    }
}
