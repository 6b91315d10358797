package io.tidemill.node.bench;

import java.util.Locale;

/** All benchmarks: the one list of their names. */
enum Benchmark {
    /** {@link BookBench}. */
    BOOK("updates of an order book", new BookBench()),
    /** {@link DecodeBench}. */
    DECODE("JSON frames of a venue to market events", new DecodeBench()),
    /** {@link ReplayBench}. */
    REPLAY("backtests of one and of 64 parameter sets", new ReplayBench()),
    /** {@link LakeBenches#read}. */
    LAKE_READ("the lake to arrays and to market events", LakeBenches::read),
    /** {@link LakeBenches#archive}. */
    ARCHIVE("events to committed rows of the lake", LakeBenches::archive),
    /** {@link TickToOrderBench}. */
    TICK_TO_ORDER("received bytes to an order in the sender's hand", new TickToOrderBench()),
    /** {@link LabBench}. */
    LAB("the lake to a table of the lab: time and memory", new LabBench());

    private final String what;
    private final Bench bench;

    Benchmark(String what, Bench bench) {
        this.what = what;
        this.bench = bench;
    }

    /** As it is typed. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it measures, for the help text. */
    String what() {
        return what;
    }

    Bench bench() {
        return bench;
    }

    /** Whether it measures on the tape. */
    boolean takesTape() {
        return this != LAB;
    }

    /**
     * The benchmark of a name.
     *
     * @throws IllegalArgumentException if there is none; the message has all names
     */
    static Benchmark of(String text) {
        for (Benchmark each : values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("benchmark must be one of " + names() + ", was " + text);
    }

    static String names() {
        StringBuilder names = new StringBuilder();
        for (Benchmark each : values()) {
            names.append(names.isEmpty() ? "" : ", ").append(each.text());
        }
        return names.toString();
    }
}
