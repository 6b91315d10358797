package io.tidemill.node.live;

import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** A thread that works as long as there is work, and waits a little where there is none. */
final class Stage {
    private static final long SPINS = 20;
    private static final long YIELDS = 20;
    private static final long SHORTEST_PARK_NS = 10_000;
    private static final long LONGEST_PARK_NS = 500_000;

    private final Thread thread;
    private volatile boolean ending;

    /**
     * A stage that is not started.
     *
     * @param work does what is there and returns how much it was
     * @param onFailure is told, by the stage's thread, what ended it
     */
    Stage(String name, IntSupplier work, Consumer<Throwable> onFailure) {
        thread = new Thread(() -> run(work, onFailure), "tidemill-" + name);
    }

    void start() {
        thread.start();
    }

    /** Ends when nothing is left to do, and waits for that. */
    void end() throws InterruptedException {
        ending = true;
        thread.join();
    }

    private void run(IntSupplier work, Consumer<Throwable> onFailure) {
        IdleStrategy idle = new BackoffIdleStrategy(SPINS, YIELDS, SHORTEST_PARK_NS, LONGEST_PARK_NS);
        try {
            while (true) {
                boolean last = ending;
                int done = work.getAsInt();
                if (done == 0 && last) {
                    return;
                }
                idle.idle(done);
            }
        } catch (Throwable e) {
            onFailure.accept(e);
        }
    }
}
