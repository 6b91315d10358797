package io.tidemill.rulebreakers.engine;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Chance without a seed in four ways, and one with a seed, which is fine. */
final class DrawsFromChance {
    private DrawsFromChance() {}

    static double random() {
        return Math.random();
    }

    static Random unseeded() {
        return new Random();
    }

    static Random seeded(long seed) {
        return new Random(seed);
    }

    static long threadLocal() {
        return ThreadLocalRandom.current().nextLong();
    }

    static UUID name() {
        return UUID.randomUUID();
    }
}
