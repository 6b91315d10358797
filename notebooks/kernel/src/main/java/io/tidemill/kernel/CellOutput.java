package io.tidemill.kernel;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Standard output and error of cells, sent on 20 times a second: a loop that prints a million lines makes few messages,
 * and a progress line without an end is seen while it grows. The two keep their order.
 *
 * <p><b>Thread:</b> any.
 */
final class CellOutput {
    private static final int SEND_AT_BYTES = 1 << 15;
    private static final long SEND_EVERY_MS = 50;

    private final Object lock = new Object();
    private final Stream out;
    private final Stream err;

    private final BooleanSupplier isRead;

    /**
     * Prints to these streams, in packs.
     *
     * @param isRead whether someone reads them; what is printed before waits
     */
    CellOutput(PrintStream out, PrintStream err, BooleanSupplier isRead) {
        this.out = new Stream(out);
        this.err = new Stream(err);
        this.isRead = isRead;
    }

    /** Makes these the streams of the JVM and begins to send. */
    void install() {
        System.setOut(new PrintStream(out, false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, false, StandardCharsets.UTF_8));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cell output");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(this::send, SEND_EVERY_MS, SEND_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Sends what was printed so far. */
    void send() {
        out.send();
        err.send();
    }

    private final class Stream extends OutputStream {
        private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
        private final PrintStream target;

        Stream(PrintStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (lock) {
                other().send();
                waiting.write(bytes, offset, length);
                if (waiting.size() >= SEND_AT_BYTES) {
                    send();
                }
            }
        }

        /** Left to the clock: some libraries flush each line. */
        @Override
        public void flush() {}

        private void send() {
            synchronized (lock) {
                if (waiting.size() > 0 && isRead.getAsBoolean()) {
                    target.write(waiting.toByteArray(), 0, waiting.size());
                    target.flush();
                    waiting.reset();
                }
            }
        }

        private Stream other() {
            return this == out ? err : out;
        }
    }
}
