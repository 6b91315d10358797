package io.tidemill.node.roles;

import io.tidemill.model.Clock;
import io.tidemill.node.metrics.Metric;
import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.platform.RunFolder;
import io.tidemill.tables.FileCopies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the journals of ended runs to where they are kept: each once, those of former runs from the start on, the oldest first, and
 * the own one when it has ended. A thread of its own does it, for which nobody waits but {@link #close}, and that only so long; what
 * it cannot do it tries again after longer and longer pauses, and leaves to the next start.
 *
 * <pre>
 *   DATA/journal/run-000001.journal           ─►  PLACE/ACCOUNT/NAME OF THE DATA FOLDER/run-000001.journal
 *   DATA/journal/run-000001.journal.copied        where it went; who has one is not sent again
 * </pre>
 *
 * <p>A process that is killed behind the copy and before the mark sends the same bytes to the same name again.
 *
 * <p><b>Thread:</b> one owns it; the figures are for any.
 */
final class JournalCopies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalCopies.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration INTERRUPT_TIMEOUT = Duration.ofSeconds(1);
    private static final double MS_PER_S = 1e3;

    private final RunFolder runs;
    private final Path own;
    private final String account;
    private final String prefix;
    private final Clock clock;
    private final FileCopies copies;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile List<Path> waiting = List.of();
    private volatile boolean isOwnEnded;

    /**
     * Copies that are not begun.
     *
     * @param run that lasts now
     * @param copies is closed with this
     * @throws IOException if the data folder cannot be used
     */
    JournalCopies(RunFolder runs, int run, String account, Clock clock, FileCopies copies) throws IOException {
        this.runs = runs;
        this.own = runs.journalFile(run);
        this.account = account;
        this.prefix = account + "/" + runs.name(HostName.get(), clock.nowNs()) + "/";
        this.clock = clock;
        this.copies = copies;
        thread = new Thread(this::work, "tidemill-journal-copies");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void register(Metrics metrics) {
        metrics.add(Metric.JOURNALS_WAITING, () -> waiting.size(), account);
        metrics.add(Metric.JOURNALS_WAITING_AGE, this::ageSeconds, account);
    }

    private double ageSeconds() {
        List<Path> now = waiting;
        long nowMs = TimeUnit.NANOSECONDS.toMillis(clock.nowNs());
        return now.isEmpty() ? 0 : Math.max(0, nowMs - now.get(0).toFile().lastModified()) / MS_PER_S;
    }

    /** The journal of this run is whole and closed. */
    void ownEnded() {
        isOwnEnded = true;
    }

    /** Ends it; if the own journal has ended, it is tried once, for at most 15 s. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (isOwnEnded) {
                thread.join(STOP_TIMEOUT.toMillis());
            }
            thread.interrupt();
            thread.join(INTERRUPT_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("journals are still being copied; the next start goes on");
        }
    }

    private void work() {
        try (copies) {
            Duration pause = FIRST_PAUSE;
            while (!copyFormer(pause) && !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            stopping.await();
            if (isOwnEnded) {
                copyOwn();
            }
        } catch (InterruptedException e) {
            LOG.info("journals that are not copied wait for the next start");
        }
    }

    /** Whether none waits any more, or the run ends. */
    private boolean copyFormer(Duration pause) {
        try {
            waiting = runs.journals().stream()
                    .filter(journal -> !journal.equals(own) && !Files.exists(mark(journal)))
                    .toList();
            while (!waiting.isEmpty() && stopping.getCount() > 0) {
                copy(waiting.get(0));
                waiting = waiting.subList(1, waiting.size());
            }
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} journals wait to be copied, tried again in {}: {}", waiting.size(), pause, e.toString());
            return false;
        }
    }

    private void copyOwn() {
        try {
            copy(own);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the journal of this run is left to the next start: {}", e.toString());
        }
    }

    /** The mark is written before and becomes one after: a full disk must not send the same journal again and again. */
    private void copy(Path journal) throws IOException {
        String name = prefix + journal.getFileName();
        Path mark = mark(journal);
        Path draft = mark.resolveSibling(mark.getFileName() + ".next");
        Files.writeString(draft, copies.location(name) + "\n");
        copies.copy(journal, name);
        Files.move(draft, mark, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("{} is copied to {}", journal, copies.location(name));
    }

    private static Path mark(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ".copied");
    }
}
