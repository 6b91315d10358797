package io.tidemill.node.roles;

import io.tidemill.bus.LaneListener;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.node.live.MessageKinds;
import io.tidemill.wire.Definition;
import io.tidemill.wire.MessageSink;
import io.tidemill.wire.WireReader;
import io.tidemill.wire.WireWriter;
import io.tidemill.wire.sbe.BookDeltaDecoder;
import io.tidemill.wire.sbe.ClockTickDecoder;
import io.tidemill.wire.sbe.GapDecoder;
import io.tidemill.wire.sbe.InstrumentDefinedDecoder;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The writing end of the market lane. It keeps the books of what it wrote, so that who comes late, or has lost something, gets them
 * whole from here: the venue is not asked, nobody else's books break, and the lake sees nothing of it.
 *
 * <pre>
 *   definitions, market events, time ─► lane, as they come
 *   a wish ─► on the lane: each definition; each valid book as CLEAR, SET..., LAST
 * </pre>
 *
 * <p><b>Thread:</b> the stage's. <b>Cost:</b> that of one more book a delta.
 */
final class MarketLane implements MessageSink {
    private final MessageSink lane;
    private final Int2ObjectHashMap<OrderBook> books = new Int2ObjectHashMap<>();
    private final Map<Integer, byte[]> definitions = new TreeMap<>();
    private final WireReader folding = new WireReader().market(new Folding());
    private final WireWriter out;
    private final Wish wish = new Wish();

    /** The writing end of this lane, with no book. */
    MarketLane(MessageSink lane) {
        this.lane = lane;
        out = new WireWriter(lane);
    }

    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        int kind = MessageKinds.of(buffer, offset);
        if (kind == BookDeltaDecoder.TEMPLATE_ID || kind == GapDecoder.TEMPLATE_ID) {
            folding.message(buffer, offset, length);
        } else if (kind == InstrumentDefinedDecoder.TEMPLATE_ID) {
            define(buffer, offset, length);
        } else if (kind != ClockTickDecoder.TEMPLATE_ID && !MessageKinds.isMarket(kind)) {
            return;
        }
        lane.message(buffer, offset, length);
    }

    /** Takes what comes on the lane of wishes. */
    LaneListener wishes() {
        return wish;
    }

    /** Does what was wished for, and says how many wishes there were; to be called between two frames, never within a batch. */
    int work() {
        int wished = wish.count;
        if (wished > 0) {
            // several at once are one
            wish.count = 0;
            tellAll();
        }
        return wished;
    }

    private void define(DirectBuffer buffer, int offset, int length) {
        byte[] message = new byte[length];
        buffer.getBytes(offset, message);
        int id = Definition.read(message).id();
        definitions.put(id, message);
        books.computeIfAbsent(id, key -> new OrderBook());
    }

    private void tellAll() {
        definitions.forEach((id, message) -> {
            lane.message(new UnsafeBuffer(message), 0, message.length);
            OrderBook book = books.get(id.intValue());
            if (book.isValid()) {
                tell(id, book);
            }
        });
    }

    private void tell(int id, OrderBook book) {
        int bids = book.levels(Side.BUY);
        int left = bids + book.levels(Side.SELL);
        delta(id, book, BookAction.CLEAR, Side.BUY, 0, 0, left == 0);
        for (Side side : new Side[] {Side.BUY, Side.SELL}) {
            for (int level = 0; level < book.levels(side); level++) {
                left--;
                delta(
                        id,
                        book,
                        BookAction.SET,
                        side,
                        book.priceTicks(side, level),
                        book.sizeLots(side, level),
                        left == 0);
            }
        }
    }

    private void delta(
            int id, OrderBook book, BookAction action, Side side, long priceTicks, long sizeLots, boolean isLast) {
        int flags = BookFlags.SNAPSHOT | (isLast ? BookFlags.LAST : 0);
        out.bookDelta(
                id,
                MarketEvents.NO_TIME,
                book.receiveTimeNs(),
                book.sequence(),
                action,
                side,
                priceTicks,
                sizeLots,
                flags);
    }

    private final class Folding implements MarketEvents {
        @Override
        public void quote(int id, long e, long r, long sequence, long bid, long bidLots, long ask, long askLots) {
            // a book is made of deltas
        }

        @Override
        public void trade(int id, long e, long r, long sequence, long priceTicks, long sizeLots, Side aggressor) {
            // as above
        }

        @Override
        public void bookDelta(
                int id,
                long eventTimeNs,
                long receiveTimeNs,
                long sequence,
                BookAction action,
                Side side,
                long priceTicks,
                long sizeLots,
                int flags) {
            books.get(id).apply(action, side, priceTicks, sizeLots, flags, sequence, receiveTimeNs);
        }

        @Override
        public void gap(int id, long e, long r, GapReason reason, long expected, long received) {
            books.get(id).invalidate();
        }
    }

    /** Whoever is heard on the lane of wishes wants all. */
    private static final class Wish implements LaneListener {
        private int count;

        @Override
        public void begins(String writer) {
            // its first message is its wish
        }

        @Override
        public void lost(long payloads) {
            count++;
        }

        @Override
        public void message(DirectBuffer buffer, int offset, int length) {
            count++;
        }
    }
}
