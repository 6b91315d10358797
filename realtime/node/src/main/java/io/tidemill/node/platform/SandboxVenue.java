package io.tidemill.node.platform;

import io.tidemill.connectors.CredentialSource;
import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.VenueConnector;
import io.tidemill.connectors.binance.BinanceConfig;
import io.tidemill.matching.FeeModel;
import io.tidemill.model.Clock;
import io.tidemill.node.live.RunConfig;
import io.tidemill.sandbox.BinanceSandbox;
import io.tidemill.sandbox.GeneratedMarket;
import io.tidemill.sandbox.GeneratedMarketConfig;
import io.tidemill.sandbox.Market;
import io.tidemill.sandbox.ReplayMarket;
import io.tidemill.sandbox.SandboxConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sandboxed venue on a real socket, with a recorded or a generated market behind it. <b>Thread:</b> safe. */
public final class SandboxVenue implements AutoCloseable {
    /** Makers pay nothing, takers 4 bps: near what the venue's largest pay; at the first tier no maker of minutes lives. */
    private static final FeeModel FEES =
            new FeeModel(0, 4, FeeModel.binanceSpot().asset());

    private final BinanceSandbox sandbox;
    private final Market market;
    private final @Nullable ReplayMarket recorded;
    private final VenueSockets sockets = new VenueSockets();

    private SandboxVenue(BinanceSandbox sandbox, Market market, @Nullable ReplayMarket recorded) {
        this.sandbox = sandbox;
        this.market = market;
        this.recorded = recorded;
    }

    /**
     * Starts it on a free port; the market begins with the first subscriber.
     *
     * @param frames recorded frames in order; empty for the generated market
     * @throws IOException if it cannot listen
     */
    public static SandboxVenue start(List<Path> frames, long seed, double speed) throws IOException {
        ReplayMarket recorded = frames.isEmpty() ? null : ReplayMarket.of(frames);
        Market market = recorded == null ? new GeneratedMarket(GeneratedMarketConfig.single(seed)) : recorded;
        market.speed(speed);
        return new SandboxVenue(
                BinanceSandbox.start(SandboxConfig.defaults().withFees(FEES), market), market, recorded);
    }

    /** Name of what is traded. */
    public String instrument() {
        return market.instruments().get(0).name();
    }

    /** Base address of its REST API. */
    public String restUrl() {
        return sandbox.restUrl();
    }

    /** Base address of its market streams. */
    public String wsUrl() {
        return sandbox.wsUrl();
    }

    /** In words, where the market comes from. */
    public String description() {
        return recorded == null ? "generated" : "recorded: " + recorded.files();
    }

    /** Fee of fills that give liquidity, bps. */
    public double makerBps() {
        return FEES.makerBps();
    }

    /** Fee of fills that take liquidity, bps. */
    public double takerBps() {
        return FEES.takerBps();
    }

    /** Whether the market was recorded and so has an end. */
    public boolean isRecorded() {
        return recorded != null;
    }

    /** Whether a recorded market has played to its end. */
    public boolean isAtEnd() {
        return market.isAtEnd();
    }

    /** Frames that a recorded market sends on its streams in all; 0 for a generated one. */
    public long recordedFrames() {
        return recorded == null ? 0 : recorded.frames();
    }

    /** Share of a recorded market that was played; 0 for a generated one. */
    public double progress() {
        return recorded == null ? 0 : recorded.progress();
    }

    /** Market seconds in a second from now on. */
    public void speed(double factor) {
        market.speed(factor);
    }

    /**
     * Does nothing while the market is well.
     *
     * @throws IllegalStateException if it has broken
     */
    public void checkHealth() {
        market.failure().ifPresent(cause -> {
            throw new IllegalStateException("the market of the sandbox broke: " + cause.getMessage(), cause);
        });
    }

    /** A connector to it, not started. */
    public VenueConnector connector(RunConfig config, FrameInbox inbox, Clock clock) {
        BinanceConfig binance = BinanceConfig.defaults(config.venueSymbols())
                .at(URI.create(sandbox.restUrl()), URI.create(sandbox.wsUrl()), URI.create(sandbox.wsApiUrl()));
        return sockets.connector(binance, config, new Keys(), inbox, clock);
    }

    @Override
    public void close() {
        try {
            sockets.close();
        } finally {
            sandbox.close();
            market.close();
        }
    }

    private final class Keys implements CredentialSource {
        @Override
        public String apiKey() {
            return sandbox.apiKey();
        }

        @Override
        public byte[] secret() {
            return sandbox.apiSecret().getBytes(StandardCharsets.UTF_8);
        }
    }
}
