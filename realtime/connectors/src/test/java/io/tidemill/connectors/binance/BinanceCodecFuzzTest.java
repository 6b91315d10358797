package io.tidemill.connectors.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.tidemill.connectors.CodecPorts;
import io.tidemill.connectors.Events;
import io.tidemill.connectors.FrameFile;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.connectors.JsonScanner;
import io.tidemill.connectors.Shared;
import io.tidemill.connectors.VenueRequests;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Frames that were damaged at random, the scanner against Jackson, and what a frame costs. */
class BinanceCodecFuzzTest {
    private static final long SEED = 20261121;
    private static final Instrument BTC_USDT = Instrument.spot(
            0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.00000001"), 1_000, 5, 0);

    private final Whole out = new Whole();
    private final Events unused = new Events();
    private final BinanceCodec codec = new BinanceCodec(
            new CodecPorts(InstrumentIds.inOrder(List.of("BTC-USDT.BINANCE")), VenueRequests.NONE, out, unused, unused),
            List.of(BTC_USDT),
            BinanceCodec.STALE_AFTER_NS);
    private long lastId = 10;

    @Test
    void damagedFramesAreRefusedWholeAndNeverThrow() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 30_000; i++) {
            if (i % 50 == 0) {
                lastId = 10;
                send(text("{'lastUpdateId':10,'bids':[['1.00','1']],'asks':[['3.00','1']]}"));
            }
            byte[] frame = frame(i % 3);
            int hits = 1 + random.nextInt(3);
            for (int hit = 0; hit < hits; hit++) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(frame.length) : frame.length;
            codec.frame("BINANCE", FrameChannel.PUBLIC_STREAM, i, i, "", frame, 0, length);
            assertThat(out.inBatch)
                    .as("half a batch after frame %s, seed %s", i, SEED)
                    .isFalse();
        }
        assertThat(codec.counters().refused()).as("seed %s", SEED).isGreaterThan(10_000);
        assertThat(codec.counters().frames()).isEqualTo(30_600);
    }

    @Test
    void damagedRepliesAndReportsNeverThrow() {
        SplittableRandom random = new SplittableRandom(SEED);
        String id = "tm-0000000100000001";
        String[] verbs = {
            "new", "cancel", "cancel-all", "order", "open-orders", "trades", "account", "exchange-info", "depth"
        };
        String body =
                "{'orderId':28,'clientOrderId':'" + id + "','status':'FILLED','executedQty':'1.0','code':-2010,'msg':"
                        + "'a\\u00e4b','fills':[{'price':'4','qty':'1','commission':'0.1','commissionAsset':'BTC','tradeId':5}],"
                        + "'balances':[{'asset':'BTC','free':'1.0','locked':'0'}],'symbols':[],'rateLimits':[{'limit':1}]}";
        String report = "{'event':{'e':'executionReport','E':9,'s':'BTCUSDT','c':'" + id + "','C':'','x':'TRADE','X':"
                + "'FILLED','i':5,'l':'1','z':'1','L':'1','n':'0.1','N':'BNB','T':8,'t':7,'m':true}}";
        for (int i = 0; i < 30_000; i++) {
            byte[] frame = text(i % 2 == 0 ? report : i % 4 == 1 ? body : "[" + body + "]");
            for (int hit = random.nextInt(3); hit >= 0; hit--) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
            }
            FrameChannel channel = i % 2 == 0 ? FrameChannel.PRIVATE_STREAM : FrameChannel.REPLY;
            String status = random.nextBoolean() ? "200" : "400";
            String context = verbs[random.nextInt(verbs.length)] + " BTCUSDT " + id + " status=" + status;
            codec.frame("BINANCE", channel, i, i, context, frame, 0, frame.length);
        }
        assertThat(codec.counters().frames()).isEqualTo(30_000);
    }

    @Test
    void theScannerTakesWhatJacksonTakes() {
        ObjectMapper jackson = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        SplittableRandom random = new SplittableRandom(SEED);
        JsonScanner scanner = new JsonScanner();
        for (int i = 0; i < 20_000; i++) {
            byte[] frame = frame(i % 3);
            frame[random.nextInt(frame.length)] = (byte) (32 + random.nextInt(95));
            scanner.wrap(frame, 0, frame.length);
            scanner.skipValue();
            boolean whole = true;
            try {
                jackson.readTree(new String(frame, StandardCharsets.US_ASCII));
            } catch (JsonProcessingException e) {
                whole = false;
            }
            assertThat(scanner.atEnd())
                    .as(new String(frame, StandardCharsets.US_ASCII))
                    .isEqualTo(whole);
        }
    }

    @Test
    void theScannerReadsWhatJacksonReadsOfRecordedFrames() throws IOException {
        ObjectMapper jackson = new ObjectMapper();
        JsonScanner scanner = new JsonScanner();
        long frames = 0;
        for (String name : BinanceFixturesTest.FILES) {
            try (FrameFile file = FrameFile.open(Shared.file(name))) {
                while (file.next()) {
                    scanner.wrap(file.bytes(), file.offset(), file.length());
                    JsonNode tree = jackson.readTree(file.bytes(), file.offset(), file.length());
                    assertSame(scanner, tree, file.line());
                    assertThat(scanner.atEnd()).as("line %s", file.line()).isTrue();
                    frames++;
                }
            }
        }
        assertThat(frames).isEqualTo(99_574);
    }

    private static void assertSame(JsonScanner scanner, JsonNode tree, long line) {
        if (tree.isObject()) {
            scanner.enterObject();
            Iterator<Map.Entry<String, JsonNode>> fields = tree.properties().iterator();
            while (scanner.nextField()) {
                Map.Entry<String, JsonNode> field = fields.next();
                if (!scanner.is(field.getKey().getBytes(StandardCharsets.US_ASCII))) {
                    throw new AssertionError("line " + line + ": not the field " + field.getKey());
                }
                assertSame(scanner, field.getValue(), line);
            }
            assertEnd(fields, line);
        } else if (tree.isArray()) {
            scanner.enterArray();
            Iterator<JsonNode> elements = tree.iterator();
            while (scanner.nextElement()) {
                assertSame(scanner, elements.next(), line);
            }
            assertEnd(elements, line);
        } else if (!read(scanner, tree)) {
            throw new AssertionError("line " + line + ": not " + tree);
        }
    }

    private static void assertEnd(Iterator<?> rest, long line) {
        if (rest.hasNext()) {
            throw new AssertionError("line " + line + ": ended too early");
        }
    }

    private static boolean read(JsonScanner scanner, JsonNode leaf) {
        if (leaf.isTextual()) {
            return scanner.readText().equals(leaf.textValue());
        }
        return leaf.isBoolean()
                ? scanner.readBoolean() == leaf.booleanValue()
                : leaf.isIntegralNumber() && scanner.readLong() == leaf.longValue();
    }

    @Test
    void decodingAndEmittingAFrameAllocatesNothing() {
        send(text("{'lastUpdateId':10,'bids':[['1.00','1']],'asks':[['3.00','1']]}"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        byte[][] frames = new byte[3_000][];
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < frames.length; i++) {
                frames[i] = frame(i % 3);
            }
            long batches = codec.counters().bookBatches();
            long bytesBefore = threads.getThreadAllocatedBytes(thread);
            for (byte[] frame : frames) {
                codec.frame("BINANCE", FrameChannel.PUBLIC_STREAM, 1, 1, "", frame, 0, frame.length);
            }
            long allocated = threads.getThreadAllocatedBytes(thread) - bytesBefore;
            assertThat(codec.counters().bookBatches() - batches).isEqualTo(1_000);
            if (round == 19) {
                assertThat(allocated).isZero();
            }
        }
        timeDepth();
        time("bookTicker", frame(1));
        time("trade", frame(2));
    }

    /** Each frame follows the one before, so that all of it is emitted. */
    private void timeDepth() {
        byte[][] frames = new byte[5_000][];
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 40; round++) {
            for (int i = 0; i < frames.length; i++) {
                frames[i] = frame(0);
            }
            long before = System.nanoTime();
            for (byte[] frame : frames) {
                codec.frame("BINANCE", FrameChannel.PUBLIC_STREAM, 1, 1, "", frame, 0, frame.length);
            }
            best = Math.min(best, (System.nanoTime() - before) / frames.length);
        }
        System.out.println("FIGURE depth " + frames[0].length + " B, decoded and emitted, ns per frame: " + best);
    }

    private void time(String kind, byte[] frame) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = System.nanoTime();
            for (int i = 0; i < 20_000; i++) {
                codec.frame("BINANCE", FrameChannel.PUBLIC_STREAM, 1, 1, "", frame, 0, frame.length);
            }
            best = Math.min(best, (System.nanoTime() - before) / 20_000);
        }
        System.out.println("FIGURE " + kind + " " + frame.length + " B, ns per frame: " + best);
    }

    private void send(byte[] frame) {
        codec.frame("BINANCE", FrameChannel.PUBLIC_STREAM, 1, 1, "", frame, 0, frame.length);
    }

    private byte[] frame(int kind) {
        return switch (kind) {
            case 0 -> depth();
            case 1 ->
                text("{'stream':'btcusdt@bookTicker','data':{'u':5,'s':'BTCUSDT','b':'61837.63000000','B':'3.78826000',"
                        + "'a':'61837.64000000','A':'1.54698000'}}");
            default ->
                text("{'stream':'btcusdt@trade','data':{'e':'trade','E':1723161255343,'s':'BTCUSDT','t':3735683259,'p':"
                        + "'61837.63000000','q':'0.02000000','T':1723161255342,'m':true,'M':true}}");
        };
    }

    private byte[] depth() {
        StringBuilder levels = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            levels.append(i == 0 ? "" : ",").append("['61").append(700 + i).append(".17000000','0.32329000']");
        }
        String frame = "{'stream':'btcusdt@depth@100ms','data':{'e':'depthUpdate','E':1723161255208,'s':'BTCUSDT','U':"
                + (lastId + 1) + ",'u':" + (lastId + 3) + ",'b':[" + levels + "],'a':[" + levels + "]}}";
        lastId += 3;
        return text(frame);
    }

    private static byte[] text(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Whole implements MarketEvents {
        boolean inBatch;

        @Override
        public void quote(int i, long e, long r, long s, long bp, long bs, long ap, long as) {}

        @Override
        public void trade(int i, long e, long r, long s, long p, long z, Side a) {}

        @Override
        public void bookDelta(int i, long e, long r, long s, BookAction a, Side side, long p, long z, int flags) {
            inBatch = !BookFlags.isLast(flags);
        }

        @Override
        public void gap(int i, long e, long r, GapReason reason, long expected, long received) {}
    }
}
