package io.tidemill.connectors.binance;

import io.tidemill.connectors.FrameFile;
import io.tidemill.connectors.FrameFileException;
import io.tidemill.connectors.JsonScanner;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What frame files are about, found by reading them once: recordings do not hold the venue's list of instruments.
 *
 * <p>Steps are powers of ten, as the venue's are. The lot is the finest size that occurs: the venue made its lots coarser over
 * the years, and old orders still rest in the book. The tick is the finest price that is no exception: one that occurs in a
 * snapshot, or in at least one of {@link #EXCEPTION} prices. So a single damaged price does not change the tick of a file; it
 * is off the tick.
 *
 * @param symbols by name
 * @param frames lines in all files
 * @param firstReceiveNs receive time of the first
 * @param lastReceiveNs receive time of the last
 */
public record FrameScan(List<Symbol> symbols, long frames, long firstReceiveNs, long lastReceiveNs) {
    /** A price finer than one in so many others are is taken for a fault. */
    public static final int EXCEPTION = 1_000;

    private static final List<String> QUOTES =
            List.of("USDT", "USDC", "FDUSD", "TUSD", "BUSD", "DAI", "EUR", "TRY", "BRL", "JPY", "BTC", "ETH", "BNB");
    private static final List<String> COINS = List.of("BTC", "ETH", "BNB");
    private static final double MIN_NOTIONAL = 5;
    private static final double MIN_NOTIONAL_IN_COINS = 0.0001;

    /** Copies. */
    public FrameScan {
        symbols = List.copyOf(symbols);
    }

    /**
     * One symbol of the files.
     *
     * @param name as the venue spells it
     * @param tick finest price step that is no exception
     * @param lot finest size step
     */
    public record Symbol(String name, Step tick, Step lot) {
        /**
         * The spot instrument of this symbol. The least notional is not in the files: it is the venue's usual one.
         *
         * @throws IllegalArgumentException if the symbol ends in no quote asset that is known
         */
        public Instrument instrument(int id, Step withTick, Step withLot, long validFromNs) {
            String quote = quote();
            return Instrument.spot(
                    id,
                    BinanceCodec.VENUE,
                    name,
                    name.substring(0, name.length() - quote.length()),
                    quote,
                    withTick,
                    withLot,
                    1,
                    COINS.contains(quote) ? MIN_NOTIONAL_IN_COINS : MIN_NOTIONAL,
                    validFromNs);
        }

        private String quote() {
            return QUOTES.stream()
                    .filter(end -> name.endsWith(end) && name.length() > end.length())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "symbol must be one of Binance spot, ending in one of " + QUOTES + ", was " + name));
        }
    }

    /**
     * Reads files that are one recording, in order.
     *
     * @throws FrameFileException if one of them cannot be read to its end
     * @throws IllegalArgumentException if they hold no symbol, or a file begins before the one before it ends
     */
    public static FrameScan of(List<Path> files) {
        Reader reader = new Reader();
        for (Path path : files) {
            try (FrameFile file = FrameFile.open(path)) {
                reader.read(path, file);
            }
        }
        return reader.result(files);
    }

    /** Gathers frame by frame. */
    private static final class Reader {
        private final JsonScanner scanner = new JsonScanner();
        private final Map<String, Decimals> symbols = new TreeMap<>();
        private final Decimals snapshots = new Decimals();
        private Decimals frame = new Decimals();
        private @Nullable String symbol;
        private boolean snapshot;
        private long frames;
        private long firstReceiveNs;
        private long lastReceiveNs;

        void read(Path path, FrameFile file) {
            long before = lastReceiveNs;
            boolean first = true;
            while (file.next()) {
                if (first && file.receiveTimeNs() < before) {
                    throw new IllegalArgumentException(
                            path + " begins before the file before it ends: files must be in the order of their time");
                }
                first = false;
                firstReceiveNs = frames == 0 ? file.receiveTimeNs() : firstReceiveNs;
                lastReceiveNs = file.receiveTimeNs();
                frames++;
                read(file.bytes(), file.offset(), file.length());
            }
        }

        FrameScan result(List<Path> files) {
            if (symbols.isEmpty()) {
                throw new IllegalArgumentException("no frame of a Binance spot stream in " + files);
            }
            List<Symbol> found = new ArrayList<>();
            symbols.forEach((name, decimals) -> found.add(new Symbol(
                    name,
                    new Step(1, Math.max(snapshots.finestPrice(1), decimals.finestPrice(EXCEPTION))),
                    new Step(1, Math.max(snapshots.finestSize(), decimals.finestSize())))));
            return new FrameScan(found, frames, firstReceiveNs, lastReceiveNs);
        }

        private void read(byte[] bytes, int offset, int length) {
            frame.clear();
            symbol = null;
            snapshot = false;
            scanner.wrap(bytes, offset, length);
            fields();
            if (scanner.failed()) {
                // no frame of these streams; the codec says so when it comes to it
                return;
            }
            if (symbol != null) {
                symbols.computeIfAbsent(symbol, name -> new Decimals()).add(frame);
            } else if (snapshot) {
                snapshots.add(frame);
            }
        }

        private void fields() {
            scanner.enterObject();
            while (scanner.nextField()) {
                String name = new String(
                        scanner.bytes(), scanner.start(), scanner.end() - scanner.start(), StandardCharsets.UTF_8);
                boolean text = scanner.peek() == '"';
                switch (name) {
                    case "data" -> fields();
                    case "s" -> symbol = scanner.readText();
                    case "lastUpdateId" -> {
                        snapshot = true;
                        scanner.skipValue();
                    }
                    case "bids", "asks" -> levels();
                    case "b", "a" -> {
                        if (scanner.peek() == '[') {
                            levels();
                        } else {
                            decimal(text, frame.prices);
                        }
                    }
                    case "p" -> decimal(text, frame.prices);
                    case "B", "A", "q" -> decimal(text, frame.sizes);
                    default -> scanner.skipValue();
                }
            }
        }

        private void levels() {
            scanner.enterArray();
            while (scanner.nextElement()) {
                scanner.enterArray();
                for (int column = 0; scanner.nextElement(); column++) {
                    decimal(column < 2, column == 0 ? frame.prices : frame.sizes);
                }
            }
        }

        private void decimal(boolean text, long[] counts) {
            if (!text) {
                scanner.skipValue();
                return;
            }
            scanner.readQuotedDecimal();
            long mantissa = scanner.mantissa();
            int digits = scanner.scale();
            while (digits > 0 && mantissa % 10 == 0) {
                mantissa /= 10;
                digits--;
            }
            if (!scanner.failed() && digits <= Decimals.MOST) {
                counts[digits]++;
            }
        }
    }

    /** How many prices and sizes have how many digits behind the point. */
    private static final class Decimals {
        /** The venue prints no more. */
        static final int MOST = 8;

        final long[] prices = new long[MOST + 1];
        final long[] sizes = new long[MOST + 1];

        void clear() {
            java.util.Arrays.fill(prices, 0);
            java.util.Arrays.fill(sizes, 0);
        }

        void add(Decimals other) {
            for (int i = 0; i <= MOST; i++) {
                prices[i] += other.prices[i];
                sizes[i] += other.sizes[i];
            }
        }

        int finestPrice(int exception) {
            long all = java.util.Arrays.stream(prices).sum();
            long finer = 0;
            for (int digits = MOST; digits > 0; digits--) {
                finer += prices[digits];
                if (exception == 1 ? finer > 0 : finer * exception >= all && finer > 0) {
                    return digits;
                }
            }
            return 0;
        }

        int finestSize() {
            int digits = MOST;
            while (digits > 0 && sizes[digits] == 0) {
                digits--;
            }
            return digits;
        }
    }
}
