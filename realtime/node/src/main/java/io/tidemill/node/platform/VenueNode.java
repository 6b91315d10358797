package io.tidemill.node.platform;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusException;
import io.tidemill.bus.ControlReader;
import io.tidemill.bus.ControlRecord;
import io.tidemill.bus.ControlTopic;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.model.Clock;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.live.TradingNode;
import io.tidemill.strategies.Strategies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** A trading node tied to the bus: what it saw and did goes out, promotions come in. <b>Thread:</b> one thread owns it. */
public final class VenueNode implements AutoCloseable {
    /** Kind of the control topic of promotions. */
    public static final String PROMOTIONS = "promotions";

    private static final Duration POLL = Duration.ofMillis(200);

    private final BusOutlets outlets;
    private final TradingNode trading;
    private final ControlTopic promotions;
    private final ControlReader reader;
    private final Thread follower;
    private final Consumer<Throwable> onFailure;
    private volatile boolean closing;
    private boolean closed;

    private VenueNode(
            RunConfig config,
            SandboxVenue venue,
            Bus bus,
            String account,
            Path journal,
            Clock clock,
            Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
        outlets =
                new BusOutlets(bus, BinanceCodec.VENUE, account, config.engine().run(), clock, onFailure::accept);
        trading = TradingNode.start(
                config,
                Strategies.catalog(),
                inbox -> venue.connector(config, inbox, clock),
                journal,
                outlets.outlets(),
                clock,
                onFailure);
        promotions = bus.control(PROMOTIONS);
        reader = promotions.follow();
        follower = new Thread(this::follow, "tidemill-promotions");
        follower.start();
        trading.connect();
    }

    /** Starts a node; its streams open in the background. The parameters are those of {@link TradingNode#start}. */
    public static VenueNode start(
            RunConfig config,
            SandboxVenue venue,
            Bus bus,
            String account,
            Path journal,
            Clock clock,
            Consumer<Throwable> onFailure) {
        return new VenueNode(config, venue, bus, account, journal, clock, onFailure);
    }

    /** The node itself. */
    public TradingNode trading() {
        return trading;
    }

    /** What went out so far, by the table of the lake that it belongs to. */
    public Map<String, Long> published() {
        return outlets.published();
    }

    @Override
    public void close() {
        stop();
    }

    /** Ends the node, then waits until the bus has confirmed all that it said. A second call does nothing. */
    public void stop() {
        if (closed) {
            return;
        }
        closed = true;
        closing = true;
        try {
            follower.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader.close();
        promotions.close();
        try {
            trading.close();
        } finally {
            outlets.close();
        }
    }

    private void follow() {
        while (!closing) {
            try {
                ControlRecord change = reader.poll(POLL);
                if (change != null) {
                    change.value().ifPresent(value -> trading.control(PROMOTIONS + " " + change.key(), value));
                }
            } catch (BusException e) {
                if (!closing) {
                    onFailure.accept(e);
                }
                return;
            }
        }
    }
}
