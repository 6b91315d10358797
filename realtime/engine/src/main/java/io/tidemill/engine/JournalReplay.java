package io.tidemill.engine;

import io.tidemill.engine.ReplayResult.Difference;
import io.tidemill.engine.ReplayResult.Outcome;
import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderReason;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.wire.Json;
import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.WireReader;
import io.tidemill.wire.sbe.RunStartedDecoder;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the inputs of a journal through an engine built from its first record, and compares, byte for byte, what the engine
 * writes with what stands in the journal.
 *
 * <p>A change is found where it shows first: in a note or command that the engine gives otherwise, in an input that does not
 * read back as it stands, or, for an input whose change moves nothing, by the next seal ({@link JournalWriter}).
 */
public final class JournalReplay {
    private final StrategyCatalog catalog;
    private final JournalReader reader;
    private final MessageBatch written = new MessageBatch(1 << 16);
    private final JournalWriter hashes = JournalWriter.hashing();
    private final WireReader inputs = new WireReader();
    private @Nullable Engine engine;
    private int compared;
    private long commands;

    private JournalReplay(JournalReader reader, StrategyCatalog catalog) {
        this.reader = reader;
        this.catalog = catalog;
    }

    /**
     * Replays a journal.
     *
     * @param catalog with the strategies that the journal names
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static ReplayResult replay(Path journal, StrategyCatalog catalog) {
        try (JournalReader reader = new JournalReader(journal)) {
            return new JournalReplay(reader, catalog).run();
        }
    }

    private ReplayResult run() {
        Difference difference = null;
        while (difference == null && reader.next()) {
            difference = compareRecord();
        }
        if (difference == null && !reader.damage().isEmpty()) {
            difference = new Difference(
                    reader.records() - 1, reader.recordPosition(), "bytes as they were sealed", reader.damage());
        }
        if (difference == null && reader.isClosed() && compared < written.length()) {
            difference =
                    new Difference(reader.records(), reader.recordPosition(), textOfNext(), "the end of the journal");
        }
        if (difference == null && reader.records() == 0) {
            difference = new Difference(0, 0, "the start of a run", "no whole record");
        }
        if (reader.isClosed()) {
            hashes.close();
        }
        return new ReplayResult(
                difference != null ? Outcome.DIFFERENT : reader.isClosed() ? Outcome.EQUAL : Outcome.UNFINISHED,
                reader.records(),
                engine == null ? 0 : engine.inputs(),
                commands,
                reader.sealedRecords(),
                reader.tornBytes(),
                reader.hash(),
                hashes.hash(),
                hashes.commandsHash(),
                difference);
    }

    private @Nullable Difference compareRecord() {
        int kind = reader.kind();
        if (compared == written.length()) {
            written.clear();
            compared = 0;
            try {
                if (engine == null && kind == RunStartedDecoder.TEMPLATE_ID) {
                    new WireReader().notes(new Start()).message(reader.buffer(), reader.offset(), reader.length());
                } else if (engine != null && JournalHash.isInput(kind)) {
                    inputs.message(reader.buffer(), reader.offset(), reader.length());
                }
            } catch (RuntimeException e) {
                return difference("a record that this engine takes", e.toString());
            }
        }
        if (compared == written.length()) {
            return difference(engine == null ? "the start of a run" : "an input: the engine gives nothing", "");
        }
        int length = written.buffer().getInt(compared, ByteOrder.LITTLE_ENDIAN);
        int start = compared + MessageBatch.PREFIX;
        if (!isEqual(written.buffer(), start, length)) {
            return difference(MessageText.of(written.buffer(), start, length), "");
        }
        hashes.message(written.buffer(), start, length);
        compared = start + length;
        if (JournalHash.isCommand(kind)) {
            commands++;
        }
        return null;
    }

    private boolean isEqual(DirectBuffer other, int start, int length) {
        if (length != reader.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (other.getByte(start + i) != reader.buffer().getByte(reader.offset() + i)) {
                return false;
            }
        }
        return true;
    }

    private Difference difference(String expected, String why) {
        String got = MessageText.of(reader.buffer(), reader.offset(), reader.length());
        if (got.equals(expected)) {
            got = got + ", written in other bytes";
        }
        return new Difference(
                reader.records() - 1, reader.recordPosition(), expected, why.isEmpty() ? got : got + ": " + why);
    }

    private String textOfNext() {
        int length = written.buffer().getInt(compared, ByteOrder.LITTLE_ENDIAN);
        return MessageText.of(written.buffer(), compared + MessageBatch.PREFIX, length);
    }

    /** Builds the engine from the first record. */
    private final class Start implements EngineNotes {
        @Override
        public void runStarted(int run, String configuration) {
            EngineConfig config = Json.read(configuration, EngineConfig.class);
            Engine built = new Engine(config, catalog, Unsent.INSTANCE, written);
            inputs.market(built).orders(built).control(built);
            engine = built;
        }

        @Override
        public void denied(
                long clientOrderId,
                int instrumentId,
                Side side,
                long priceTicks,
                long sizeLots,
                int strategyId,
                long parameterSetId,
                OrderReason reason,
                long timeNs) {
            throw new IllegalStateException("only the start of a run is read here");
        }

        @Override
        public void swapped(int strategyId, long fromParameterSetId, long toParameterSetId, long timeNs) {
            throw new IllegalStateException("only the start of a run is read here");
        }

        @Override
        public void halted(String reason, long timeNs) {
            throw new IllegalStateException("only the start of a run is read here");
        }
    }
}
