package io.tidemill.node.bench;

import java.util.function.Consumer;

/** A benchmark: measures on a tape, and tells its figures. */
@FunctionalInterface
interface Bench {
    /**
     * Measures.
     *
     * @param rounds that count, behind the warm-up; the median is told
     */
    void run(Tape tape, int rounds, Consumer<Figure> figures) throws Exception;
}
