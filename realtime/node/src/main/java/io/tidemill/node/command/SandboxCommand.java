package io.tidemill.node.command;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.sandbox.BinanceSandbox;
import io.tidemill.sandbox.GeneratedMarket;
import io.tidemill.sandbox.GeneratedMarketConfig;
import io.tidemill.sandbox.Market;
import io.tidemill.sandbox.ReplayMarket;
import io.tidemill.sandbox.SandboxConfig;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sandbox}: one simulated venue alone, on a real socket. */
@Command(
        name = "sandbox",
        description = {
            "One simulated venue alone, on a socket of this machine, speaking the venue's own protocol.",
            "Prints its endpoints and keys when it is ready and runs until it is stopped (Ctrl-C)."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped",
            "2:unknown venue, or a frame file that cannot be replayed",
            "3:the port is taken, or the market broke"
        })
public final class SandboxCommand implements Callable<Integer> {
    @Option(names = "--venue", paramLabel = "NAME", required = true, description = "which venue; there is: binance")
    private String venue = "";

    @Option(
            names = "--frames",
            paramLabel = "FILE",
            description =
                    "replays recorded frames instead of generating a market; may be given more than once, in order. The"
                            + " replay begins with the first subscriber")
    private List<Path> frames = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "of the generated market; default: 1")
    private @Nullable Long seed;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "market seconds that pass in a second; default: ${DEFAULT-VALUE}")
    private double speed = 1;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "to listen on; 0 for a free one; default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--json", description = "prints endpoints and keys as one line of JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public SandboxCommand() {}

    /**
     * What a client needs to know.
     *
     * @param instruments by the names that Tidemill gives
     * @param symbols the same, as the venue spells them
     */
    private record Ready(
            String venue,
            String rest,
            String ws,
            String wsApi,
            String apiKey,
            String apiSecret,
            List<String> instruments,
            List<String> symbols) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!venue.equalsIgnoreCase("binance")) {
            throw new IllegalArgumentException("no venue " + venue + " to simulate; there is: binance");
        }
        Ports.check("--port", port);
        if (!frames.isEmpty() && seed != null) {
            throw new IllegalArgumentException(
                    "--seed is of a generated market, --frames replays a recorded one: choose");
        }
        SandboxConfig config = SandboxConfig.defaults().withPort(port);
        Market market;
        if (frames.isEmpty()) {
            market = new GeneratedMarket(GeneratedMarketConfig.triangle(seed == null ? 1 : seed));
            config = config.withStart(SandboxConfig.Start.BY_CALL);
        } else {
            market = ReplayMarket.of(frames);
        }
        market.speed(speed);
        try (Stop stop = Stop.onSignal();
                BinanceSandbox sandbox = BinanceSandbox.start(config, market)) {
            if (frames.isEmpty()) {
                market.start();
            }
            tell(sandbox);
            while (!stop.await()) {
                if (market.failure().isPresent()) {
                    throw new IOException(
                            "the market broke and stands still: "
                                    + market.failure().get().getMessage(),
                            market.failure().get());
                }
            }
        }
        return Failures.DONE;
    }

    private void tell(BinanceSandbox sandbox) {
        Ready ready = new Ready(
                "binance",
                sandbox.restUrl(),
                sandbox.wsUrl(),
                sandbox.wsApiUrl(),
                sandbox.apiKey(),
                sandbox.apiSecret(),
                sandbox.instruments().stream().map(Instrument::name).toList(),
                sandbox.instruments().stream().map(Instrument::venueSymbol).toList());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(ready));
        } else {
            out.println("venue        " + ready.venue());
            out.println("rest         " + ready.rest());
            out.println("ws           " + ready.ws());
            out.println("ws api       " + ready.wsApi());
            out.println("api key      " + ready.apiKey());
            out.println("api secret   " + ready.apiSecret());
            out.println("instruments  " + String.join(", ", ready.instruments()));
            out.println("runs until it is stopped: Ctrl-C");
        }
        out.flush();
    }
}
