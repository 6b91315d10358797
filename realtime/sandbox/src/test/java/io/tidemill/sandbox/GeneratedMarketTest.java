package io.tidemill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedMarketTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void theSameSeedWritesTheSameFile() throws IOException {
        Path first = folder.resolve("first.gz");
        Path second = folder.resolve("second.gz");
        Path other = folder.resolve("other.gz");
        long frames = GeneratedMarket.record(first, Duration.ofSeconds(10), 1);
        GeneratedMarket.record(second, Duration.ofSeconds(10), 1);
        GeneratedMarket.record(other, Duration.ofSeconds(10), 2);
        assertThat(frames).isGreaterThan(200);
        assertThat(lines(first)).hasSize((int) frames).isEqualTo(lines(second)).isNotEqualTo(lines(other));
        assertThat(folder.resolve("first.gz.part")).doesNotExist();
    }

    @Test
    void aRecordedFileJoinsByTheDocumentedProcedureAndAgreesWithItsQuotes() throws IOException {
        Path file = folder.resolve("frames.gz");
        GeneratedMarket.record(file, Duration.ofSeconds(20), 3);
        OrderBook book = new OrderBook();
        long compared = 0;
        long lastUpdate = -1;
        List<JsonNode> quotes = new ArrayList<>();
        long snapshot = snapshot(file, book);
        for (String line : lines(file)) {
            JsonNode frame = JSON.readTree(line.substring(line.indexOf(' ') + 1));
            JsonNode data = frame.path("data");
            if (data.has("U")) {
                if (lastUpdate >= 0) {
                    assertThat(data.get("U").longValue()).isEqualTo(lastUpdate + 1);
                }
                lastUpdate = data.get("u").longValue();
                if (lastUpdate > snapshot) {
                    apply(book, data, lastUpdate);
                    for (JsonNode quote : quotes) {
                        if (quote.get("u").longValue() == lastUpdate) {
                            compared++;
                            assertThat(steps(quote.get("b"), 2)).isEqualTo(book.bestPriceTicks(Side.BUY));
                            assertThat(steps(quote.get("B"), 5)).isEqualTo(book.bestSizeLots(Side.BUY));
                            assertThat(steps(quote.get("a"), 2)).isEqualTo(book.bestPriceTicks(Side.SELL));
                            assertThat(steps(quote.get("A"), 5)).isEqualTo(book.bestSizeLots(Side.SELL));
                        }
                    }
                }
                quotes.clear();
            } else if (data.has("B")) {
                quotes.add(data);
            }
        }
        assertThat(compared).isGreaterThan(5);
        assertThat(book.isCrossed()).isFalse();
    }

    @Test
    void aTriangleStaysTogetherAndItsBooksAreDeep() {
        GeneratedMarket market = new GeneratedMarket(GeneratedMarketConfig.triangle(5));
        market.open(new Nobody());
        double worst = 0;
        for (int i = 0; i < 600; i++) {
            market.pass(SECOND / 10);
            double direct = market.generatedBook(1).mid(0);
            double through =
                    market.generatedBook(2).mid(0) * market.generatedBook(0).mid(0);
            worst = Math.max(worst, Math.abs(direct / through - 1));
            for (int listing = 0; listing < 3; listing++) {
                assertThat(market.book(listing).isCrossed()).isFalse();
                // the tick of the cross is 2 bps: fewer prices
                int levels = listing == 2 ? 40 : 200;
                assertThat(market.book(listing).levels(Side.BUY)).isGreaterThan(levels);
                assertThat(market.book(listing).levels(Side.SELL)).isGreaterThan(levels);
            }
        }
        assertThat(worst).isLessThan(0.01);
    }

    @Test
    void takersComeInClusters() {
        GeneratedMarket market = new GeneratedMarket(GeneratedMarketConfig.single(8));
        Nobody listener = new Nobody();
        market.open(listener);
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            int before = listener.trades;
            market.pass(SECOND / 2);
            counts.add(listener.trades - before);
        }
        double mean = counts.stream().mapToInt(Integer::intValue).average().orElseThrow();
        double variance = counts.stream()
                .mapToDouble(count -> (count - mean) * (count - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isGreaterThan(0.5);
        // a Poisson process has the ratio 1
        assertThat(variance / mean).isGreaterThan(1.5);
    }

    @Test
    void anOrderOfTheAccountHasItsImpactAndStandsInTheSameBook() {
        GeneratedMarket market = new GeneratedMarket(GeneratedMarketConfig.single(8));
        Nobody listener = new Nobody();
        market.open(listener);
        long ask = market.book(0).bestPriceTicks(Side.SELL);
        long size = market.book(0).bestSizeLots(Side.SELL);
        market.place(7, 0, Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, ask, size + 1_000);
        assertThat(listener.own).containsExactly("accepted 7", "filled 7 " + size + " TAKER");
        assertThat(market.book(0).bestPriceTicks(Side.SELL)).isGreaterThan(ask);
        assertThat(market.book(0).bestPriceTicks(Side.BUY)).isEqualTo(ask);
        assertThat(market.book(0).bestSizeLots(Side.BUY)).isEqualTo(1_000);
        market.cancel(7, 0);
        assertThat(listener.own).endsWith("canceled 7");
    }

    @Test
    void refusesASpeedThatIsNone() {
        GeneratedMarket market = new GeneratedMarket(GeneratedMarketConfig.single(8));
        assertThatThrownBy(() -> market.speed(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("speed must be >= 0 and finite, was -1.0");
    }

    private static long snapshot(Path file, OrderBook book) throws IOException {
        for (String line : lines(file)) {
            JsonNode frame = JSON.readTree(line.substring(line.indexOf(' ') + 1));
            if (frame.has("lastUpdateId")) {
                long sequence = frame.get("lastUpdateId").longValue();
                book.apply(BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT, sequence, 0);
                levels(book, Side.BUY, frame.get("bids"), BookFlags.SNAPSHOT, sequence);
                levels(book, Side.SELL, frame.get("asks"), BookFlags.SNAPSHOT, sequence);
                book.apply(BookAction.DELETE, Side.BUY, -1, 0, BookFlags.SNAPSHOT | BookFlags.LAST, sequence, 0);
                return sequence;
            }
        }
        throw new AssertionError("no snapshot in " + file);
    }

    private static void apply(OrderBook book, JsonNode data, long sequence) {
        levels(book, Side.BUY, data.get("b"), 0, sequence);
        levels(book, Side.SELL, data.get("a"), 0, sequence);
        book.apply(BookAction.DELETE, Side.BUY, -1, 0, BookFlags.LAST, sequence, 0);
    }

    private static void levels(OrderBook book, Side side, JsonNode levels, int flags, long sequence) {
        for (JsonNode level : levels) {
            long size = steps(level.get(1), 5);
            book.apply(
                    size == 0 ? BookAction.DELETE : BookAction.SET,
                    side,
                    steps(level.get(0), 2),
                    size,
                    flags,
                    sequence,
                    0);
        }
    }

    private static long steps(JsonNode decimal, int scale) {
        return new BigDecimal(decimal.textValue()).movePointRight(scale).longValueExact();
    }

    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }

    /** Counts trades and writes down what becomes of own orders. */
    private static final class Nobody implements MarketListener {
        private final List<String> own = new ArrayList<>();
        private int trades;

        @Override
        public void depth(int listing, long firstUpdateId, long lastUpdateId, String data) {}

        @Override
        public void bookTicker(int listing, long bid, long bidLots, long ask, long askLots, String data) {}

        @Override
        public void trade(int listing, PublicTrade trade, String data) {
            trades++;
        }

        @Override
        public void accepted(long orderId) {
            own.add("accepted " + orderId);
        }

        @Override
        public void rejected(long orderId, OrderReason reason) {
            own.add("rejected " + orderId);
        }

        @Override
        public void filled(long orderId, long tradeId, long priceTicks, long sizeLots, Liquidity liquidity) {
            own.add("filled " + orderId + " " + sizeLots + " " + liquidity);
        }

        @Override
        public void canceled(long orderId) {
            own.add("canceled " + orderId);
        }

        @Override
        public void expired(long orderId) {
            own.add("expired " + orderId);
        }
    }
}
