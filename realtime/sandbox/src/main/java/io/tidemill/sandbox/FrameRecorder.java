package io.tidemill.sandbox;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderReason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes the frames of a generated market to a file, as a recorder on the venue's streams would have. */
final class FrameRecorder implements MarketListener {
    /** 2024-08-09 00:00 UTC: a fixed day, so that the same seed gives the same file. */
    private static final long BEGIN_NS = 1_723_161_600_000_000_000L;

    private static final long FEED_NS = 2_000_000;
    private static final long STEP_NS = 10_000_000;
    private static final long SNAPSHOT_AFTER_NS = 250_000_000;
    private static final int SNAPSHOT_LEVELS = 1000;

    private final GeneratedMarket market;
    private final Instrument instrument;
    private final OutputStream out;
    private long frames;
    private long beginMarketNs;

    private FrameRecorder(GeneratedMarket market, OutputStream out) {
        this.market = market;
        this.instrument = market.instruments().get(0);
        this.out = out;
    }

    static long record(Path file, Duration length, GeneratedMarketConfig config) throws IOException {
        if (config.listings().size() != 1) {
            throw new IllegalArgumentException("a frame file holds one symbol, the market has "
                    + config.listings().size());
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        long frames;
        try (GeneratedMarket market = new GeneratedMarket(config);
                OutputStream out =
                        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(part)), 1 << 16)) {
            FrameRecorder recorder = new FrameRecorder(market, out);
            market.open(recorder);
            market.begin(BEGIN_NS);
            recorder.beginMarketNs = market.timeNs();
            for (long passedNs = 0; passedNs < length.toNanos(); passedNs += STEP_NS) {
                market.pass(STEP_NS);
                if (passedNs == SNAPSHOT_AFTER_NS) {
                    recorder.write(BookJson.depth(market.book(0), recorder.instrument, SNAPSHOT_LEVELS));
                }
            }
            frames = recorder.frames;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return frames;
    }

    @Override
    public void depth(int listing, long firstUpdateId, long lastUpdateId, String data) {
        write(Frames.combined(stream("depth@100ms"), data));
    }

    @Override
    public void bookTicker(int listing, long bidTicks, long bidLots, long askTicks, long askLots, String data) {
        write(Frames.combined(stream("bookTicker"), data));
    }

    @Override
    public void trade(int listing, PublicTrade trade, String data) {
        write(Frames.combined(stream("trade"), data));
    }

    @Override
    public void accepted(long orderId) {
        throw noAccount();
    }

    @Override
    public void rejected(long orderId, OrderReason reason) {
        throw noAccount();
    }

    @Override
    public void filled(long orderId, long tradeId, long priceTicks, long sizeLots, Liquidity liquidity) {
        throw noAccount();
    }

    @Override
    public void canceled(long orderId) {
        throw noAccount();
    }

    @Override
    public void expired(long orderId) {
        throw noAccount();
    }

    private String stream(String name) {
        return instrument.venueSymbol().toLowerCase(Locale.ROOT) + "@" + name;
    }

    private void write(String json) {
        frames++;
        try {
            out.write((BEGIN_NS + market.timeNs() - beginMarketNs + FEED_NS + " " + json + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException noAccount() {
        return new IllegalStateException("nobody trades on an account while a market is recorded");
    }
}
