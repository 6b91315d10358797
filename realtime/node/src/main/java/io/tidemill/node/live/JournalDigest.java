package io.tidemill.node.live;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.sbe.MessageHeaderDecoder;
import io.tidemill.wire.sbe.OrderDeniedDecoder;
import io.tidemill.wire.sbe.OrderFilledDecoder;
import io.tidemill.wire.sbe.ParametersSwappedDecoder;
import io.tidemill.wire.sbe.PlaceOrderDecoder;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a journal says of orders, in numbers.
 *
 * @param orders that left
 * @param denied orders that the risk gate kept
 * @param fills applied by the engine, as they came
 * @param ordersBySet orders that left by the parameter set that made them
 * @param swaps of parameter sets, in order
 */
public record JournalDigest(long orders, long denied, long fills, Map<String, Long> ordersBySet, List<Swap> swaps) {

    /**
     * A swap of parameter sets.
     *
     * @param record of the journal, from 0
     * @param strategy id of the strategy
     * @param from set before
     * @param to set after
     * @param timeNs receive time of the event at whose boundary it happened, ns since 1970 UTC
     */
    public record Swap(long record, int strategy, String from, String to, long timeNs) {}

    /**
     * Reads a journal.
     *
     * @throws IOException if the file ends within a record
     */
    public static JournalDigest of(Path journal) throws IOException {
        Builder digest = new Builder();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(journal), 1 << 20))) {
            byte[] bytes = new byte[1 << 16];
            long left = Files.size(journal);
            for (long index = 0; left > 0; index++) {
                int length = Integer.reverseBytes(in.readInt());
                if (length > bytes.length) {
                    bytes = new byte[length];
                }
                in.readFully(bytes, 0, length);
                digest.record(index, new UnsafeBuffer(bytes, 0, length));
                left -= MessageBatch.PREFIX + length;
            }
        }
        return new JournalDigest(digest.orders, digest.denied, digest.fills, digest.bySet, digest.swaps);
    }

    private static final class Builder {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final PlaceOrderDecoder place = new PlaceOrderDecoder();
        private final ParametersSwappedDecoder swapped = new ParametersSwappedDecoder();
        private final Map<String, Long> bySet = new TreeMap<>();
        private final List<Swap> swaps = new ArrayList<>();
        private long orders;
        private long denied;
        private long fills;

        void record(long index, UnsafeBuffer message) {
            switch (MessageKinds.of(message, 0)) {
                case PlaceOrderDecoder.TEMPLATE_ID -> {
                    place.wrapAndApplyHeader(message, 0, header);
                    orders++;
                    bySet.merge(ParameterSet.name(place.parameterSetId()), 1L, Long::sum);
                }
                case OrderDeniedDecoder.TEMPLATE_ID -> denied++;
                case OrderFilledDecoder.TEMPLATE_ID -> fills++;
                case ParametersSwappedDecoder.TEMPLATE_ID -> {
                    swapped.wrapAndApplyHeader(message, 0, header);
                    swaps.add(new Swap(
                            index,
                            swapped.strategyId(),
                            ParameterSet.name(swapped.fromParameterSetId()),
                            ParameterSet.name(swapped.toParameterSetId()),
                            swapped.timeNs()));
                }
                default -> {
                    // inputs and other notes are not counted
                }
            }
        }
    }
}
