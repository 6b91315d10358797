package io.tidemill.connectors.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.connectors.ClockSkew;
import io.tidemill.connectors.CodecPorts;
import io.tidemill.connectors.Events;
import io.tidemill.connectors.FrameFile;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.connectors.Shared;
import io.tidemill.connectors.VenueRequests;
import io.tidemill.model.book.BookCheck;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two days of recorded frames: the book must be the venue's own, wherever the venue tells. */
class BinanceFixturesTest {
    /** As exchangeInfo makes it of LOT_SIZE 0.00001; the books hold 0.000001. */
    static final Instrument BTC_USDT = Instrument.spot(
                    0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.00000001"), 1_000, 5, 0)
            .withOrderStep(1_000);

    static final List<String> FILES =
            List.of("binance-frames/spot-btcusdt_20240808.gz", "binance-frames/spot-btcusdt_20240809.gz");

    private final Counting counting = new Counting();
    private final Events unused = new Events();
    private final BinanceCodec codec = new BinanceCodec(
            new CodecPorts(
                    InstrumentIds.inOrder(List.of("BTC-USDT.BINANCE")), VenueRequests.NONE, counting, unused, unused),
            List.of(BTC_USDT),
            BinanceCodec.STALE_AFTER_NS);

    @Test
    void theBookRebuiltFromTwoDaysIsTheOneTheVenueQuotes() {
        replay();
        assertThat(codec.counters().refused()).isZero();
        assertThat(codec.counters().gaps()).isZero();
        assertThat(codec.counters().frames()).isEqualTo(99_574);
        assertThat(counting.quotes).isEqualTo(28_040 + 45_134);
        assertThat(counting.trades).isEqualTo(9_757 + 10_147);
        assertThat(counting.batches).isEqualTo(6_494);
        assertThat(counting.check.differences()).isEmpty();
        assertThat(counting.check.compared()).isEqualTo(1_072);
        assertThat(counting.check.equal()).isEqualTo(1_072);
        assertThat(unused.lines).isEmpty();
    }

    @Test
    void theRecordersClockRunsBehindTheVenues() {
        replay();
        ClockSkew depth = codec.clockSkew("depth");
        assertThat(depth.samples()).isEqualTo(1024);
        assertThat(depth.medianNs()).isBetween(-1_500_000_000L, -1_000_000_000L);
        assertThat(depth.minNs()).isLessThanOrEqualTo(depth.medianNs());
        assertThat(codec.clockSkew("trade").medianNs()).isBetween(-1_500_000_000L, -1_000_000_000L);
    }

    private void replay() {
        List<Path> paths = FILES.stream().map(Shared::file).toList();
        long arrival = 0;
        for (Path path : paths) {
            try (FrameFile file = FrameFile.open(path)) {
                arrival = file.replay("BINANCE", arrival + 1, codec);
                assertThat(file.stepsBack()).isZero();
            }
        }
    }

    private static final class Counting implements MarketEvents {
        final BookCheck check = new BookCheck();
        long quotes;
        long trades;
        long batches;

        @Override
        public void quote(int i, long e, long r, long s, long bp, long bs, long ap, long as) {
            quotes++;
            check.quote(i, e, r, s, bp, bs, ap, as);
        }

        @Override
        public void trade(int i, long e, long r, long s, long p, long z, Side a) {
            trades++;
        }

        @Override
        public void bookDelta(int i, long e, long r, long s, BookAction a, Side side, long p, long z, int flags) {
            batches += BookFlags.isLast(flags) ? 1 : 0;
            check.bookDelta(i, e, r, s, a, side, p, z, flags);
        }

        @Override
        public void gap(int i, long e, long r, GapReason reason, long expected, long received) {
            check.gap(i, e, r, reason, expected, received);
        }
    }
}
