package io.tidemill.bus;

import io.tidemill.broker.BrokerProcess;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Throughput and latency of the bus with a broker of its own, messages of 200 bytes. Run by
 * hand; the figures are in the README.
 */
final class BusBenchmark {
    private static final int THROUGHPUT_MESSAGES = 5_000_000;
    private static final int LATENCY_SECONDS = 20;
    private static final Duration WAIT = Duration.ofSeconds(30);

    private BusBenchmark() {}

    /** Runs all. */
    public static void main(String[] args) {
        BrokerProcess broker = TestBroker.running();
        try (Bus bus = TestBroker.connect()) {
            throughput(bus, "WARM");
            throughput(bus, "MEASURED");
            for (int perSecond : new int[] {1_000, 20_000, 50_000, 50_000}) {
                latency(bus, perSecond);
            }
        }
        broker.close();
    }

    private static void throughput(Bus bus, String name) {
        String topic = Topics.market(name);
        long start = System.nanoTime();
        try (TopicWriter writer = bus.writer(topic, "bench", BusBenchmark::rethrow)) {
            Numbers.send(writer, 0, THROUGHPUT_MESSAGES);
            writer.flush();
        }
        report(name + " publish until confirmed", start);
        start = System.nanoTime();
        try (TopicReader reader = bus.reader(topic, BusPosition.EARLIEST)) {
            consume(reader, THROUGHPUT_MESSAGES, new long[0]);
        }
        report(name + " read from the start", start);
        String live = Topics.market(name + "_LIVE");
        start = System.nanoTime();
        try (TopicWriter writer = bus.writer(live, "bench", BusBenchmark::rethrow);
                TopicReader reader = bus.reader(live, BusPosition.EARLIEST)) {
            CompletableFuture<Void> reading =
                    CompletableFuture.runAsync(() -> consume(reader, THROUGHPUT_MESSAGES, new long[0]));
            Numbers.send(writer, 0, THROUGHPUT_MESSAGES);
            writer.flush();
            reading.join();
        }
        report(name + " publish and read at once", start);
    }

    private static void report(String what, long startNs) {
        double seconds = (System.nanoTime() - startNs) / 1e9;
        System.out.printf(
                "%s: %,.0f messages/s, %.1f MB/s%n",
                what, THROUGHPUT_MESSAGES / seconds, THROUGHPUT_MESSAGES / seconds * Numbers.LENGTH / 1e6);
    }

    private static void latency(Bus bus, int perSecond) {
        String topic = Topics.market("LATENCY");
        int count = perSecond * LATENCY_SECONDS;
        long[] latenciesNs = new long[count];
        try (TopicWriter writer = bus.writer(topic, "bench", BusBenchmark::rethrow);
                TopicReader reader = open(bus, topic)) {
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> consume(reader, count, latenciesNs));
            UnsafeBuffer buffer = new UnsafeBuffer(new byte[Numbers.LENGTH]);
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = start + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(20_000);
                }
                buffer.putInt(0, i, ByteOrder.LITTLE_ENDIAN);
                buffer.putLong(8, due, ByteOrder.LITTLE_ENDIAN);
                writer.message(buffer, 0, Numbers.LENGTH);
            }
            writer.flush();
            reading.join();
        }
        long[] sorted = Arrays.copyOfRange(latenciesNs, count / 4, count);
        Arrays.sort(sorted);
        System.out.printf(
                "message() due to read, %,d messages/s: p50 %.2f p95 %.2f p99 %.2f p99.9 %.2f max %.2f ms%n",
                perSecond,
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                at(sorted, 0.999),
                sorted[sorted.length - 1] / 1e6);
    }

    private static TopicReader open(Bus bus, String topic) {
        try (TopicReader reader = bus.reader(topic, BusPosition.EARLIEST)) {
            return bus.reader(topic, reader.end());
        }
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) (sorted.length * share)] / 1e6;
    }

    /** Reads so many messages; when there is room for latencies, from the time that each message bears. */
    private static void consume(TopicReader reader, int count, long[] latenciesNs) {
        int[] seen = {0};
        while (seen[0] < count) {
            Payload payload = reader.poll(WAIT);
            if (payload == null) {
                throw new IllegalStateException("only " + seen[0] + " of " + count + " messages came");
            }
            long now = System.nanoTime();
            payload.forEach((buffer, offset, length) -> {
                if (latenciesNs.length > 0) {
                    latenciesNs[seen[0]] = now - buffer.getLong(offset + 8, ByteOrder.LITTLE_ENDIAN);
                }
                seen[0]++;
            });
        }
    }

    private static void rethrow(BusException failure) {
        throw failure;
    }
}
