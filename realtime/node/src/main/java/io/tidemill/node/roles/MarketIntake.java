package io.tidemill.node.roles;

import io.tidemill.bus.LaneListener;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.node.live.MessageKinds;
import io.tidemill.node.live.ReceiveTimes;
import io.tidemill.node.settings.Setting;
import io.tidemill.wire.Definition;
import io.tidemill.wire.MessageSink;
import io.tidemill.wire.WireWriter;
import io.tidemill.wire.sbe.BookDeltaDecoder;
import io.tidemill.wire.sbe.ClockTickDecoder;
import io.tidemill.wire.sbe.GapDecoder;
import io.tidemill.wire.sbe.InstrumentDefinedDecoder;
import io.tidemill.wire.sbe.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The reading end of the market lane: feeds the engine, and sees to it that it is never fed with a market that has a hole.
 *
 * <pre>
 *                      another writer, payloads lost, silence: a gap for every instrument
 *            ┌────────────────────────────────────────────────────────────────────────────┐
 *            ▼                                                                            │
 *         MISSING ──────── its snapshot, or a gap of the venue's ─────────────────────► FOLLOWED
 *            └─► a wish every second while the lane is heard
 * </pre>
 *
 * <p>After a gap that the venue's own stream had, the venue's snapshot comes by itself.
 *
 * <p><b>Thread:</b> the stage's; {@link #missing} may be asked by any.
 */
final class MarketIntake implements LaneListener {
    /** Silence of the lane, which has a tick every 100 ms, after which the market is not known. */
    static final long PATIENCE_NS = 2_000_000_000L;

    /** The first field of every market event. */
    private static final int INSTRUMENT_ID =
            MessageHeaderDecoder.ENCODED_LENGTH + BookDeltaDecoder.instrumentIdEncodingOffset();

    private static final long WISH_EVERY_NS = 1_000_000_000L;

    private final List<String> names;
    private final InstrumentIds ids;
    private final EngineInputs engine;
    private final WireWriter gaps;
    private final WireWriter wishes;
    private final LaneWatch watch = new LaneWatch(PATIENCE_NS);
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final boolean[] isDefined;
    private final boolean[] isMissing;
    private volatile int missing;
    private boolean isOpen;
    private volatile boolean isSilent = true;
    private long nextWishNs;
    private long nowNs;

    /**
     * An intake that is shut.
     *
     * @param names of the instruments, in the order of their ids
     * @param wishes the lane on which snapshots are wished for
     */
    MarketIntake(List<String> names, EngineInputs engine, MessageSink wishes) {
        this.names = List.copyOf(names);
        this.ids = InstrumentIds.inOrder(names);
        this.engine = engine;
        this.gaps = new WireWriter(engine);
        this.wishes = new WireWriter(wishes);
        isDefined = new boolean[names.size()];
        isMissing = new boolean[names.size()];
        missing = names.size();
        Arrays.fill(isMissing, true);
    }

    /** From here on the engine is fed; what came before is not known to it. */
    void open() {
        isOpen = true;
    }

    /** The time of what is read next. */
    void now(long timeNs) {
        nowNs = timeNs;
    }

    /**
     * A definition that was known before the lane was read.
     *
     * @throws IllegalArgumentException if who connects has given the instrument another id
     */
    void define(byte[] message) {
        Instrument instrument = Definition.read(message);
        int id = ids.idOf(instrument.name());
        if (id == InstrumentIds.NOT_WANTED) {
            return;
        }
        if (id != instrument.id()) {
            throw new IllegalArgumentException(Setting.VENUE_INSTRUMENTS.key()
                    + " must be the same list for connect and"
                    + " trade: " + instrument.name() + " is number " + instrument.id() + " for connect and " + id
                    + " here, where the list is " + names);
        }
        isDefined[id] = true;
        engine.arrived(new UnsafeBuffer(message), 0, message.length, nowNs);
    }

    @Override
    public void begins(String writer) {
        lose(GapReason.DISCONNECTED);
    }

    @Override
    public void lost(long payloads) {
        lose(GapReason.SEQUENCE);
    }

    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        int kind = MessageKinds.of(buffer, offset);
        if (kind == ClockTickDecoder.TEMPLATE_ID) {
            watch.heard(ReceiveTimes.of(buffer, offset), nowNs);
        } else if (kind == InstrumentDefinedDecoder.TEMPLATE_ID) {
            byte[] message = new byte[length];
            buffer.getBytes(offset, message);
            define(message);
        } else if (isOpen && !isSilent && isWanted(kind, buffer, offset)) {
            engine.message(buffer, offset, length);
        }
    }

    /** Looks at the time: a lane that has fallen silent, a wish that is due. Says how much it did. */
    int work() {
        boolean isAlive = watch.isAlive(nowNs);
        if (!isAlive && !isSilent) {
            isSilent = true;
            lose(GapReason.STALE);
            return 1;
        }
        isSilent = !isAlive;
        if (isOpen && isAlive && missing > 0 && nowNs >= nextWishNs) {
            nextWishNs = nowNs + WISH_EVERY_NS;
            wishes.clock(nowNs);
            return 1;
        }
        return 0;
    }

    /** Instruments whose market is not followed now. */
    int missing() {
        return missing;
    }

    /** Whether the lane was heard lately. */
    boolean isSilent() {
        return isSilent;
    }

    /** How old the newest sign of life was when it was read, ns. */
    long ageNs() {
        return watch.ageNs();
    }

    /** Of an instrument that is missing only the beginning of its snapshot is wanted: deltas without it would make half a book. */
    private boolean isWanted(int kind, DirectBuffer buffer, int offset) {
        int id = buffer.getInt(offset + INSTRUMENT_ID, ByteOrder.LITTLE_ENDIAN);
        if (id < 0 || id >= isDefined.length || !isDefined[id]) {
            return false;
        }
        if (!isMissing[id]) {
            return true;
        }
        if (kind != GapDecoder.TEMPLATE_ID && !isSnapshotBegin(kind, buffer, offset)) {
            return false;
        }
        isMissing[id] = false;
        missing = count(isMissing);
        return true;
    }

    private boolean isSnapshotBegin(int kind, DirectBuffer buffer, int offset) {
        if (kind != BookDeltaDecoder.TEMPLATE_ID) {
            return false;
        }
        delta.wrapAndApplyHeader(buffer, offset, header);
        return BookAction.of(delta.action()) == BookAction.CLEAR && BookFlags.isSnapshot(delta.flags());
    }

    private void lose(GapReason reason) {
        for (int id = 0; id < isMissing.length; id++) {
            if (!isMissing[id]) {
                isMissing[id] = true;
                gaps.gap(id, MarketEvents.NO_TIME, nowNs, reason, 0, 0);
            }
        }
        missing = count(isMissing);
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }
}
