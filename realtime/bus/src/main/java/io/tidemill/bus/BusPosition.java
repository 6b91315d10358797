package io.tidemill.bus;

import java.util.Comparator;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.MessageIdAdv;
import org.apache.pulsar.client.impl.MessageIdImpl;

/**
 * The place of one payload in its topic. Positions of one topic grow in the order of publishing; those of different
 * topics have nothing to do with each other.
 *
 * @param ledger the segment that holds it
 * @param entry its number in the segment
 */
public record BusPosition(long ledger, long entry) implements Comparable<BusPosition> {
    /** Before the first payload that the topic still has. */
    public static final BusPosition EARLIEST = new BusPosition(-1, -1);

    private static final Comparator<BusPosition> ORDER =
            Comparator.comparingLong(BusPosition::ledger).thenComparingLong(BusPosition::entry);

    /** {@code LEDGER:ENTRY}, which {@link #parse} reads. */
    public String text() {
        return ledger + ":" + entry;
    }

    /**
     * The position of a text.
     *
     * @throws IllegalArgumentException if it is not one that {@link #text} gave
     */
    public static BusPosition parse(String text) {
        int colon = text.indexOf(':');
        if (colon > 0) {
            try {
                return new BusPosition(
                        Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("position must be LEDGER:ENTRY, was '" + text + "'", e);
            }
        }
        throw new IllegalArgumentException("position must be LEDGER:ENTRY, was '" + text + "'");
    }

    @Override
    public int compareTo(BusPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text();
    }

    static BusPosition of(MessageId id) {
        MessageIdAdv advanced = (MessageIdAdv) id;
        return new BusPosition(advanced.getLedgerId(), advanced.getEntryId());
    }

    MessageId messageId() {
        return equals(EARLIEST) ? MessageId.earliest : new MessageIdImpl(ledger, entry, -1);
    }
}
