package io.tidemill.connectors;

/**
 * Receive time minus event time over the newest messages of a stream: clock difference and feed latency together, which
 * frames alone cannot tell apart. Negative when our clock is behind the venue's.
 *
 * @param samples how many messages the figures rest on; 0 if there were none, and the figures mean nothing
 * @param minNs the smallest, ns: the closest to the pure clock difference
 * @param medianNs the median, ns
 */
public record ClockSkew(int samples, long minNs, long medianNs) {}
