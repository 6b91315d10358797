package io.tidemill.bus;

import java.time.Duration;

/**
 * Where the bus is and how it is used.
 *
 * @param url of the broker or cluster: {@code pulsar://HOST:PORT} ({@code bus.url})
 * @param adminUrl of its administration: {@code http://HOST:PORT} ({@code bus.admin-url})
 * @param connectTimeout after which a broker that does not answer is reported ({@code bus.connect-timeout})
 * @param sendTimeout how long one payload may stay unconfirmed, reconnects included, before its writer fails
 *     ({@code bus.send-timeout})
 * @param batchBytes at which a batch is sent, in bytes ({@code bus.batch-bytes})
 * @param linger after which a batch is sent that is not full ({@code bus.linger})
 * @param maxPendingBytes of one writer that may wait for confirmation ({@code bus.max-pending-bytes})
 * @param retention how long streams are kept after they were published; control topics are kept for ever
 *     ({@code bus.retention})
 */
public record BusConfig(
        String url,
        String adminUrl,
        Duration connectTimeout,
        Duration sendTimeout,
        int batchBytes,
        Duration linger,
        long maxPendingBytes,
        Duration retention) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SEND_TIMEOUT = Duration.ofMinutes(2);
    private static final int BATCH_BYTES = 128 * 1024;
    private static final Duration LINGER = Duration.ofMillis(2);
    private static final long MAX_PENDING_BYTES = 32L << 20;
    private static final Duration RETENTION = Duration.ofDays(7);

    /** Checks addresses and sizes. */
    public BusConfig {
        requirePrefix("bus.url", url, "pulsar://", "pulsar+ssl://");
        requirePrefix("bus.admin-url", adminUrl, "http://", "https://");
        requirePositive("bus.connect-timeout", connectTimeout);
        requirePositive("bus.send-timeout", sendTimeout);
        requirePositive("bus.linger", linger);
        requirePositive("bus.retention", retention);
        if (batchBytes < 1 || batchBytes > TopicWriter.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "bus.batch-bytes must be between 1 and " + TopicWriter.MAX_PAYLOAD_BYTES + ", was " + batchBytes);
        }
        if (maxPendingBytes < batchBytes) {
            throw new IllegalArgumentException("bus.max-pending-bytes must be at least bus.batch-bytes (" + batchBytes
                    + "), was " + maxPendingBytes);
        }
    }

    /** The usual sizes and times. */
    public static BusConfig of(String url, String adminUrl) {
        return new BusConfig(
                url, adminUrl, CONNECT_TIMEOUT, SEND_TIMEOUT, BATCH_BYTES, LINGER, MAX_PENDING_BYTES, RETENTION);
    }

    /** The same with other bounds of time. */
    public BusConfig withTimeouts(Duration newConnectTimeout, Duration newSendTimeout) {
        return new BusConfig(
                url, adminUrl, newConnectTimeout, newSendTimeout, batchBytes, linger, maxPendingBytes, retention);
    }

    /** The same with other batches. */
    public BusConfig withBatches(int newBatchBytes, Duration newLinger, long newMaxPendingBytes) {
        return new BusConfig(
                url, adminUrl, connectTimeout, sendTimeout, newBatchBytes, newLinger, newMaxPendingBytes, retention);
    }

    private static void requirePositive(String key, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(key + " must be > 0, was " + duration);
        }
    }

    private static void requirePrefix(String key, String url, String plain, String secure) {
        if (!url.startsWith(plain) && !url.startsWith(secure)) {
            throw new IllegalArgumentException(key + " must start with " + plain + " or " + secure + ", was " + url);
        }
    }
}
