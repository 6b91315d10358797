package io.tidemill.bus;

import java.util.ArrayDeque;

/** Payloads that were sent and are not confirmed, oldest first. <b>Thread:</b> its owner guards it. */
final class InFlight {
    /** A payload: its number, size, how many messages were taken up to its end, and when it was sent. */
    private record Sent(long sequence, int bytes, long messagesToEnd, long sentNs) {}

    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private long bytes;
    private long confirmedMessages;

    void add(long sequence, int payloadBytes, long messagesToEnd, long nowNs) {
        sent.add(new Sent(sequence, payloadBytes, messagesToEnd, nowNs));
        bytes += payloadBytes;
    }

    /** Takes the oldest payload away; false when this is not the number of the oldest. */
    boolean confirm(long sequence) {
        Sent oldest = sent.peek();
        if (oldest == null || oldest.sequence != sequence) {
            return false;
        }
        sent.remove();
        bytes -= oldest.bytes;
        confirmedMessages = oldest.messagesToEnd;
        return true;
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    /** Bytes of all payloads in it. */
    long bytes() {
        return bytes;
    }

    /** Messages up to the end of the last payload that was confirmed. */
    long confirmedMessages() {
        return confirmedMessages;
    }

    /** How long the oldest has waited, in nanoseconds; 0 when there is none. */
    long oldestAgeNs(long nowNs) {
        Sent oldest = sent.peek();
        return oldest == null ? 0 : nowNs - oldest.sentNs;
    }
}
