package io.tidemill.rulebreakers.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.function.LongSupplier;

/** All the ways in which a clock gets in, the method reference included. */
final class ReadsTheClock {
    private ReadsTheClock() {}

    static long millis() {
        return System.currentTimeMillis();
    }

    static LongSupplier nanos() {
        return System::nanoTime;
    }

    static Instant instant() {
        return Instant.now();
    }

    static Clock clock() {
        return Clock.systemUTC();
    }

    @SuppressWarnings("JavaUtilDate") // that it is caught is the point
    static Date date() {
        return new Date();
    }
}
