package io.tidemill.node.bench;

import io.tidemill.connectors.CodecPorts;
import io.tidemill.connectors.FrameFile;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.connectors.VenueRequests;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.wire.WireWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Frames of Binance BTCUSDT in memory, so that no benchmark waits for a disk: the input, with a name and a hash. */
final class Tape {
    /** The instrument of all tapes; its lot is the finest size that Binance has ever used for it. */
    static final Instrument INSTRUMENT = Instrument.spot(
            0, BinanceCodec.VENUE, "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.000001"), 10, 5, 0);

    /** What the venue lists, as its reply to the question. */
    static final byte[] EXCHANGE_INFO =
            ("{\"rateLimits\":[],\"symbols\":[{\"symbol\":\"BTCUSDT\",\"baseAsset\":\"BTC\","
                            + "\"baseAssetPrecision\":8,\"quoteAsset\":\"USDT\",\"filters\":["
                            + "{\"filterType\":\"PRICE_FILTER\",\"tickSize\":\"0.01\"},"
                            + "{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.00001\",\"stepSize\":\"0.00001\"}]}]}")
                    .getBytes(StandardCharsets.UTF_8);

    /** No frames. */
    static final Tape EMPTY = new Tape("empty", List.of(), new long[0]);

    private final String data;
    private final List<byte[]> frames;
    private final long[] receiveTimesNs;

    private Tape(String data, List<byte[]> frames, long[] receiveTimesNs) {
        this.data = data;
        this.frames = frames;
        this.receiveTimesNs = receiveTimesNs;
    }

    /** Reads frame files, in this order. */
    static Tape read(List<Path> files, String name) throws IOException {
        MessageDigest hash = sha256();
        List<byte[]> frames = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (Path path : files) {
            hash.update(Files.readAllBytes(path));
            try (FrameFile file = FrameFile.open(path)) {
                while (file.next()) {
                    frames.add(Arrays.copyOfRange(file.bytes(), file.offset(), file.offset() + file.length()));
                    times.add(file.receiveTimeNs());
                }
            }
        }
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a benchmark must have a frame, had none in " + files);
        }
        return new Tape(
                name + " sha256:" + HexFormat.of().formatHex(hash.digest()),
                frames,
                times.stream().mapToLong(Long::longValue).toArray());
    }

    /** Name of the input, and SHA-256 of its bytes. */
    String data() {
        return data;
    }

    /** JSON as received. */
    List<byte[]> frames() {
        return frames;
    }

    /** A codec that has seen nothing, whose market events go there. */
    static BinanceCodec codec(MarketEvents market) {
        WireWriter nowhere = new WireWriter((buffer, offset, length) -> {});
        return new BinanceCodec(
                new CodecPorts(
                        InstrumentIds.inOrder(List.of(INSTRUMENT.name())),
                        VenueRequests.NONE,
                        market,
                        nowhere,
                        nowhere),
                List.of(INSTRUMENT),
                BinanceCodec.STALE_AFTER_NS);
    }

    /** Gives one frame to a codec. */
    void give(int frame, BinanceCodec codec) {
        byte[] bytes = frames.get(frame);
        codec.frame(
                BinanceCodec.VENUE,
                FrameChannel.PUBLIC_STREAM,
                frame + 1,
                receiveTimesNs[frame],
                "",
                bytes,
                0,
                bytes.length);
    }

    /**
     * Decodes all frames.
     *
     * @throws IllegalArgumentException if a frame is refused: half a tape would give half a figure
     */
    void decode(MarketEvents to) {
        BinanceCodec codec = codec(to);
        for (int i = 0; i < frames.size(); i++) {
            give(i, codec);
        }
        if (codec.counters().refused() > 0) {
            throw new IllegalArgumentException(codec.counters().refused() + " of " + frames.size()
                    + " frames were refused; a tape must be of " + INSTRUMENT.name());
        }
    }

    /** From the first frame to behind the last, ns. */
    long spanNs() {
        return receiveTimesNs[receiveTimesNs.length - 1] - receiveTimesNs[0] + 1;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
