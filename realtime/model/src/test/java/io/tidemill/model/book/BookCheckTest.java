package io.tidemill.model.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.Side;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class BookCheckTest {
    private final BookCheck check = new BookCheck();

    @Test
    void aQuoteBehindTheBatchOfItsIdIsCompared() {
        snapshot(0, 10, 100, 5, 101, 7);
        quote(0, 10, 100, 5, 101, 7);
        assertCompared(1, 1);
    }

    @Test
    void aQuoteBeforeTheBatchOfItsIdIsCompared() {
        quote(0, 9, 99, 5, 101, 7);
        quote(0, 10, 100, 5, 101, 7);
        quote(0, 12, 100, 1, 101, 7);
        snapshot(0, 10, 100, 5, 101, 7);
        assertCompared(1, 1);
    }

    @Test
    void otherIdsAreNotCompared() {
        snapshot(0, 10, 100, 5, 101, 7);
        quote(0, 9, 1, 1, 2, 1);
        quote(0, 11, 1, 1, 2, 1);
        assertCompared(0, 0);
    }

    @Test
    void eachOfTheFourNumbersCounts() {
        snapshot(0, 10, 100, 5, 101, 7);
        quote(0, 10, 99, 5, 101, 7);
        quote(0, 10, 100, 4, 101, 7);
        quote(0, 10, 100, 5, 102, 7);
        quote(0, 10, 100, 5, 101, 8);
        assertCompared(4, 0);
        assertThat(check.differences()).first().isEqualTo("instrument 0 at 10: book 5@100 / 7@101, quote 5@99 / 7@101");
    }

    @Test
    void theBookIsTheOneAfterTheLastDeltaOfItsBatch() {
        snapshot(0, 10, 100, 5, 101, 7);
        delta(0, 11, BookAction.DELETE, Side.SELL, 101, 0, 0);
        quote(0, 11, 100, 5, 102, 3);
        assertCompared(0, 0);
        delta(0, 11, BookAction.SET, Side.SELL, 102, 3, BookFlags.LAST);
        assertCompared(1, 1);
    }

    @Test
    void nothingIsComparedAcrossAGapAndBeforeTheNextSnapshot() {
        snapshot(0, 10, 100, 5, 101, 7);
        quote(0, 11, 100, 5, 101, 7);
        check.gap(0, 1, 1, GapReason.SEQUENCE, 11, 12);
        quote(0, 10, 100, 5, 101, 7);
        delta(0, 11, BookAction.SET, Side.SELL, 102, 3, BookFlags.LAST);
        assertCompared(0, 0);
        snapshot(0, 20, 100, 5, 101, 7);
        quote(0, 20, 100, 5, 101, 7);
        assertCompared(1, 1);
    }

    @Test
    void idsThatStepBackBeginAnew() {
        quote(0, 10, 99, 5, 101, 7);
        quote(0, 5, 100, 5, 101, 7);
        snapshot(0, 10, 100, 5, 101, 7);
        assertCompared(0, 0);
    }

    @Test
    void instrumentsAreApart() {
        snapshot(0, 10, 100, 5, 101, 7);
        quote(3, 10, 100, 5, 101, 7);
        assertCompared(0, 0);
        snapshot(3, 10, 100, 5, 101, 7);
        assertCompared(1, 1);
    }

    @Test
    void theWindowIsBoundedAndCostsNothing() {
        snapshot(0, 1, 100, 5, 101, 7);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long allocated = 0;
        for (int round = 0; round < 3; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 5_000; i++) {
                quote(0, 10_000L * round + 2 + i, 100, 5, 101, 7);
            }
            allocated = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertThat(allocated).isZero();
        // the first of the last round is too long ago, the last is not
        delta(0, 20_002, BookAction.SET, Side.BUY, 100, 5, BookFlags.LAST);
        assertCompared(0, 0);
        delta(0, 25_001, BookAction.SET, Side.BUY, 100, 5, BookFlags.LAST);
        assertCompared(1, 1);
    }

    private void assertCompared(long compared, long equal) {
        assertThat(check.compared()).isEqualTo(compared);
        assertThat(check.equal()).isEqualTo(equal);
    }

    private void quote(int instrument, long id, long bid, long bidLots, long ask, long askLots) {
        check.quote(instrument, 1, 1, id, bid, bidLots, ask, askLots);
    }

    private void snapshot(int instrument, long id, long bid, long bidLots, long ask, long askLots) {
        delta(instrument, id, BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT);
        delta(instrument, id, BookAction.SET, Side.BUY, bid, bidLots, BookFlags.SNAPSHOT);
        delta(instrument, id, BookAction.SET, Side.SELL, ask, askLots, BookFlags.SNAPSHOT | BookFlags.LAST);
    }

    private void delta(int instrument, long id, BookAction action, Side side, long price, long lots, int flags) {
        check.bookDelta(instrument, 1, 1, id, action, side, price, lots, flags);
    }
}
