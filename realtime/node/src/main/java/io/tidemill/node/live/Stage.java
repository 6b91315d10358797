package io.tidemill.node.live;

import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** A thread that works as long as there is work, and waits a little where there is none. */
public final class Stage {
    /** How a stage waits where there is no work. */
    public enum Waiting {
        /** Spins for about 0.5 ms, for a stage on whose delay orders depend, then parks for 0.2 ms at most. */
        SPIN(20_000, 200_000),
        /**
         * Parks at once, for 0.1 ms at most, for a stage on whose delay orders depend and whose work comes from other processes: they
         * need the cores that a spinning stage would take.
         */
        LANE(0, 100_000),
        /** Parks soon, for 0.5 ms at most. */
        PARK(20, 500_000);

        private static final long YIELDS = 20;
        private static final long SHORTEST_PARK_NS = 10_000;

        private final long spins;
        private final long longestParkNs;

        Waiting(long spins, long longestParkNs) {
            this.spins = spins;
            this.longestParkNs = longestParkNs;
        }

        private IdleStrategy strategy() {
            return new BackoffIdleStrategy(spins, YIELDS, SHORTEST_PARK_NS, longestParkNs);
        }
    }

    private final Thread thread;
    private volatile boolean ending;

    /**
     * A stage that is not started.
     *
     * @param work does what is there and returns how much it was
     * @param onFailure is told, by the stage's thread, what ended it
     */
    public Stage(String name, Waiting waiting, IntSupplier work, Consumer<Throwable> onFailure) {
        thread = new Thread(() -> run(waiting.strategy(), work, onFailure), "tidemill-" + name);
    }

    /** Starts its thread. */
    public void start() {
        thread.start();
    }

    /** Ends when nothing is left to do, and waits for that. */
    public void end() throws InterruptedException {
        ending = true;
        thread.join();
    }

    private void run(IdleStrategy idle, IntSupplier work, Consumer<Throwable> onFailure) {
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
