package io.tidemill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.testkit.Fixtures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten recorded minutes of BTCUSDT, through the market that replays them; skipped where the recording is not there. */
class RecordedDayTest {
    @Test
    void replaysBothFilesWithoutAGapAndFillsOwnOrdersAtTheirPrices() {
        List<Path> files = List.of(
                Fixtures.require("binance-frames/spot-btcusdt_20240808.gz"),
                Fixtures.require("binance-frames/spot-btcusdt_20240809.gz"));
        ReplayMarket market = ReplayMarket.of(files);
        Watcher watcher = new Watcher(market);
        market.open(watcher);
        market.begin(1_800_000_000_000_000_000L);
        assertThat(market.instruments().get(0).name()).isEqualTo("BTC-USDT.BINANCE");
        assertThat(market.instruments().get(0).tick()).hasToString("0.01");
        // today's lot is 0.00001, but dust of older orders still stands in the recorded book
        assertThat(market.instruments().get(0).lot()).hasToString("0.000001");
        long bid = market.book(0).bestPriceTicks(Side.BUY);
        market.place(1, 0, Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, bid, 1_000_000);
        while (!market.isAtEnd()) {
            market.pass(1_000_000_000L);
        }
        market.close();
        assertThat(watcher.frames).isEqualTo(market.frames()).isEqualTo(41_248 + 58_325);
        assertThat(watcher.compared).isGreaterThan(1_000);
        assertThat(watcher.equal).isEqualTo(watcher.compared);
        assertThat(watcher.filledLots).isEqualTo(1_000_000);
        assertThat(watcher.prices).containsOnly(bid);
    }

    /** Compares the book with quotes of the same update, and adds own fills up. */
    private static final class Watcher implements MarketListener {
        private final ReplayMarket market;
        private final List<Long> prices = new ArrayList<>();
        private final List<long[]> quotes = new ArrayList<>();
        private long frames;
        private long compared;
        private long equal;
        private long filledLots;

        Watcher(ReplayMarket market) {
            this.market = market;
        }

        @Override
        public void depth(int listing, long firstUpdateId, long lastUpdateId, String data) {
            frames++;
            var book = market.book(0);
            for (long[] quote : quotes) {
                if (quote[0] == lastUpdateId && book.sequence() == lastUpdateId) {
                    compared++;
                    equal += quote[1] == book.bestPriceTicks(Side.BUY)
                                    && quote[2] == book.bestSizeLots(Side.BUY)
                                    && quote[3] == book.bestPriceTicks(Side.SELL)
                                    && quote[4] == book.bestSizeLots(Side.SELL)
                            ? 1
                            : 0;
                }
            }
            quotes.clear();
        }

        @Override
        public void bookTicker(int listing, long bid, long bidLots, long ask, long askLots, String data) {
            frames++;
            long id = Long.parseLong(data.substring(5, data.indexOf(',')));
            quotes.add(new long[] {id, bid, bidLots, ask, askLots});
        }

        @Override
        public void trade(int listing, PublicTrade trade, String data) {
            frames++;
        }

        @Override
        public void accepted(long orderId) {}

        @Override
        public void rejected(long orderId, OrderReason reason) {
            throw new AssertionError("rejected: " + reason);
        }

        @Override
        public void filled(long orderId, long tradeId, long priceTicks, long sizeLots, Liquidity liquidity) {
            filledLots += sizeLots;
            prices.add(priceTicks);
            assertThat(liquidity).isEqualTo(Liquidity.MAKER);
        }

        @Override
        public void canceled(long orderId) {}

        @Override
        public void expired(long orderId) {}
    }
}
