package io.tidemill.node.bench;

import io.tidemill.broker.BrokerClassPath;
import io.tidemill.broker.BrokerConfig;
import io.tidemill.broker.BrokerProcess;
import io.tidemill.node.platform.Home;
import io.tidemill.node.platform.Parts;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * From the moment at which the bytes of a frame are due to arrive at connect, to its order in the hand of execute: three processes,
 * the real roles with their real lanes and everything that they publish for the lake, over a real broker; without sockets.
 *
 * <pre>
 *   tape ─► [connect] ═market═► [trade] ═commands═► [execute] ─► silent venue, which notes the age
 * </pre>
 *
 * <p>Frames come at a steady rate and bear the time at which they were due. An order that was made while a tick of trade's own clock
 * overtook its quote is dated by that tick: about one in a hundred. The clocks of the processes are that of the machine.
 */
final class SeparateBench implements Bench {
    private static final int[] FRAMES_PER_S = {1_000, 5_000};
    private static final int SECONDS = 8;
    private static final int WARM_UPS = 4;

    private final List<Path> frames;

    /** Of these frames; of the generated market when there are none. */
    SeparateBench(List<Path> frames) {
        this.frames = List.copyOf(frames);
    }

    @Override
    public void run(Tape tape, int rounds, Consumer<Figure> figures) throws Exception {
        try (Parts parts = new Parts()) {
            Path folder = parts.add(TemporaryFolder.create()).path();
            BrokerProcess broker = parts.add(BrokerProcess.start(
                    BrokerConfig.of(
                            folder.resolve("broker"),
                            BrokerClassPath.read(Home.find().brokerClassPath())),
                    line -> {}));
            List<String> settings = settings(broker, folder);
            BenchProcess execute = parts.add(BenchProcess.role("execute", folder, settings, List.of()));
            BenchProcess trade = parts.add(BenchProcess.role("trade", folder, settings, List.of()));
            BenchProcess connect = parts.add(BenchProcess.role("connect", folder, settings, frames));
            for (BenchProcess each : List.of(execute, trade, connect)) {
                each.await(BenchPart.READY);
            }
            for (int i = 0; i < WARM_UPS; i++) {
                for (int rate : FRAMES_PER_S) {
                    round(connect, execute, rate);
                }
            }
            for (int rate : FRAMES_PER_S) {
                Histogram all = new Histogram(3);
                for (int i = 0; i < rounds; i++) {
                    all.add(round(connect, execute, rate));
                }
                figures.accept(new Figure(
                                "frame to order over the bus, 3 processes, " + rate + " frames/s",
                                all.getValueAtPercentile(50) / 1000.0,
                                "us")
                        .with(all, 1e-3)
                        .with("frames", (long) rate * SECONDS * rounds));
            }
        }
    }

    private static Histogram round(BenchProcess connect, BenchProcess execute, int rate) throws IOException {
        connect.say(BenchPart.SEND + " " + rate + " " + rate * SECONDS);
        connect.await(BenchPart.SENT);
        execute.say(BenchPart.FIGURES);
        Histogram ages = BenchPart.histogram(execute.await(BenchPart.FIGURES));
        if (ages.getTotalCount() == 0) {
            throw new IllegalStateException("no order came to execute while " + rate + " frames a second were sent");
        }
        return ages;
    }

    private static List<String> settings(BrokerProcess broker, Path folder) throws IOException {
        Path trade = folder.resolve("trade.json");
        Files.writeString(
                trade,
                Json.text(Map.of("strategies", List.of(BenchTrading.strategy()), "limits", BenchTrading.limits())));
        Path keys = folder.resolve("keys");
        Files.writeString(keys, "api-key=none\napi-secret=none\n");
        return new ArrayList<>(List.of(
                "bus.url=" + broker.serviceUrl(),
                "bus.admin-url=" + broker.adminUrl(),
                "node.http-port=0",
                "venue.instruments=" + Tape.INSTRUMENT.name(),
                "venue.credentials=" + keys.toUri(),
                "trade.account=bench",
                "trade.config=" + trade,
                // a late order is to be measured, not refused
                "execute.command-max-age=1m"));
    }
}
