package io.tidemill.node.bench;

import io.tidemill.connectors.CredentialSource;
import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.VenueConnector;
import io.tidemill.connectors.binance.BinanceConfig;
import io.tidemill.model.Clock;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.platform.WallClock;
import io.tidemill.node.roles.Outside;
import io.tidemill.node.roles.RoleProcess;
import io.tidemill.node.settings.SettingsReader;
import io.tidemill.strategy.StrategyCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * One role of {@code bench tick-to-order --separate}, in a process of its own, with a silent venue. It does what its standard input
 * says, and ends with it:
 *
 * <pre>
 *   send RATE COUNT    sends so many frames of the tape, so many a second; answers: sent
 *   figures            answers: figures BASE64, the ages of orders since the last time
 * </pre>
 */
@Command(name = "bench-part", hidden = true, description = "One process of bench tick-to-order --separate.")
public final class BenchPart implements Callable<Integer> {
    static final String READY = "ready";
    static final String SEND = "send";
    static final String SENT = "sent";
    static final String FIGURES = "figures";

    @Option(names = "--set", paramLabel = "KEY=VALUE")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--frames", paramLabel = "FILE")
    private List<Path> frames = List.of();

    @Spec
    private CommandSpec spec;

    private final CompletableFuture<SilentVenue> venue = new CompletableFuture<>();

    /** Made by the command line. */
    public BenchPart() {}

    @Override
    public Integer call() throws Exception {
        SettingsReader settings = new SettingsReader();
        set.forEach(settings::option);
        TapeClock clock = new TapeClock(new WallClock());
        try (RoleProcess process = RoleProcess.start(settings.settings(), clock, new Silence());
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Tape tape = set.getOrDefault("node.roles", "").equals("connect") ? BenchCommand.tape(frames) : Tape.EMPTY;
            say(READY);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals(SEND)) {
                    clock.send(tape, venue.join().inbox(), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                    say(SENT);
                } else {
                    say(FIGURES + " " + text(venue.join().takeAgesNs()));
                }
            }
            if (process.failure() != null) {
                throw new IllegalStateException("a role failed while it was measured", process.failure());
            }
        }
        return 0;
    }

    /** A histogram out of its text. */
    static Histogram histogram(String text) throws IOException {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException e) {
            throw new IOException("what execute said are no figures: " + e.getMessage(), e);
        }
    }

    private static String text(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes.array(), length));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** Nobody behind the sockets, and a strategy that only orders. */
    private final class Silence implements Outside {
        @Override
        public StrategyCatalog strategies() {
            return EveryTenthQuote.catalog();
        }

        @Override
        public Venue venue(BinanceConfig config, RunConfig run, CredentialSource keys, Clock clock) {
            return new Venue() {
                @Override
                public VenueConnector connector(FrameInbox inbox) {
                    SilentVenue silent = new SilentVenue(inbox, clock, clock);
                    venue.complete(silent);
                    return silent;
                }

                @Override
                public void close() {
                    // it has nothing open
                }
            };
        }
    }
}
