package io.tidemill.node.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The most resident memory that this process and its children held together. Reads {@code /proc}: Linux only. */
final class MemoryWatch implements AutoCloseable {
    private static final long PERIOD_MS = 250;
    private static final String RESIDENT = "VmRSS:";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "tidemill-memory");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long peakKb;

    MemoryWatch() {
        timer.scheduleAtFixedRate(this::sample, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /** The peak so far in MB; 0 where the system does not tell. */
    long peakMb() {
        return peakKb / 1024;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void sample() {
        ProcessHandle self = ProcessHandle.current();
        long sum = Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(MemoryWatch::residentKb)
                .sum();
        peakKb = Math.max(peakKb, sum);
    }

    private static long residentKb(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            // the process ended between listing and reading, or there is no /proc
            return 0;
        }
    }
}
