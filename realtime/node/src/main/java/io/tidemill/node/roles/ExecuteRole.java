package io.tidemill.node.roles;

import io.tidemill.bus.Bus;
import io.tidemill.bus.LaneKind;
import io.tidemill.bus.LaneReader;
import io.tidemill.bus.LaneWriter;
import io.tidemill.bus.TopicWriter;
import io.tidemill.bus.Topics;
import io.tidemill.connectors.CredentialSource;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.connectors.binance.BinanceConfig;
import io.tidemill.connectors.binance.MarketStream;
import io.tidemill.model.order.OrderReason;
import io.tidemill.node.live.ConnectNode;
import io.tidemill.node.live.ConnectOutlets;
import io.tidemill.node.live.Downstream;
import io.tidemill.node.live.EventCensus;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.metrics.Figures;
import io.tidemill.node.metrics.Metric;
import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.platform.Parts;
import io.tidemill.node.settings.Role;
import io.tidemill.node.settings.Setting;
import io.tidemill.node.settings.Settings;
import io.tidemill.node.settings.VenueKeys;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands of an account to its venue, and what became of them: REST and the account stream, no market. */
final class ExecuteRole implements RunningRole {
    private static final Logger LOG = LoggerFactory.getLogger(ExecuteRole.class);
    private static final Duration FLAT_TIMEOUT = Duration.ofSeconds(10);
    private static final long LOOK_MS = 10;

    /** Payloads of commands between two looks at the inbox. */
    private static final int PAYLOADS_AT_ONCE = 64;

    private final RoleContext context;
    private final Parts parts;
    private final String account;
    private final String venue;
    private final LaneWriter orders;
    private final LaneReader commands;
    private final TopicWriter raw;
    private final TopicWriter trade;
    private final EventCensus frames;
    private final EventCensus events;
    private final StandingOrders standing = new StandingOrders();
    private final ConnectNode node;
    private final CommandGate gate;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private boolean stopped;

    /**
     * Starts it; its streams open in the background.
     *
     * @param parts takes what is opened, also when this fails
     * @throws IOException if the keys of the account are not where their reference says
     * @throws io.tidemill.bus.BusException if another process executes for the account, or the bus does not answer
     */
    ExecuteRole(RoleContext context, Parts parts) throws IOException {
        this.context = context;
        this.parts = parts;
        Settings settings = context.settings();
        Bus bus = context.bus();
        venue = VenueSettings.name(settings);
        account = settings.text(Setting.TRADE_ACCOUNT);
        RunConfig run = context.plainRun();
        BinanceConfig config = VenueSettings.config(settings, run).with(MarketStream.NONE);
        CredentialSource keys = VenueKeys.read(settings.text(Setting.VENUE_CREDENTIALS), System.getenv());
        orders = parts.add(bus.laneWriter(LaneKind.ORDERS, account, context.writer(Role.EXECUTE)));
        commands = parts.add(bus.laneReader(LaneKind.COMMANDS, account));
        // a topic of its own: arrival numbers of two processes in one would mean nothing
        raw = parts.add(bus.writer(Topics.raw(venue + "-" + account), Role.EXECUTE.text(), this::fail));
        trade = parts.add(bus.writer(Topics.trade(account), Role.EXECUTE.text(), this::fail));
        frames = new EventCensus(raw);
        events = new EventCensus(trade);
        Outside.Venue sockets = parts.add(context.outside().venue(config, run, keys, context.clock()));
        node = ConnectNode.of(
                run,
                sockets::connector,
                new ConnectOutlets(frames, (buffer, offset, length) -> {}, instrument -> {}),
                new Downstream(new OrderLane(orders, events, standing, this::isOpen), this::work),
                context.clock(),
                this::fail);
        gate = new CommandGate(
                node.connector(),
                standing,
                run.instruments().size(),
                settings.duration(Setting.EXECUTE_COMMAND_MAX_AGE),
                settings.duration(Setting.EXECUTE_TRADER_TIMEOUT));
        node.begin();
        node.connect().thenRun(gate::open);
    }

    @Override
    public Role role() {
        return Role.EXECUTE;
    }

    @Override
    public Optional<String> notReady() {
        if (!gate.isOpen()) {
            return Optional.of("the streams of account " + account + " at " + venue + " were not open yet");
        }
        return node.isOpen(BinanceCodec.ACCOUNT_STREAM)
                ? Optional.empty()
                : Optional.of("the stream of account " + account + " at " + venue + " is not open");
    }

    @Override
    public void register(Metrics metrics) {
        Figures.frames(
                metrics, venue, role().text(), node::frames, () -> node.codec().counters());
        metrics.add(Metric.INBOX_PENDING, node::pendingBytes, role().text());
        Figures.lane(metrics, commands, "commands", gate::ageNs);
        metrics.add(Metric.ORDERS_SENT, gate::sent, account, role().text());
        metrics.add(Metric.OPEN_ORDERS, standing::count, account, role().text());
        for (OrderReason reason : CommandGate.REASONS) {
            metrics.add(Metric.COMMANDS_REFUSED, () -> gate.refused(reason), account, reason.name());
        }
        Figures.lane(metrics, orders, "orders");
        Figures.unconfirmed(metrics, raw.topic(), raw::oldestUnconfirmedNs);
        Figures.unconfirmed(metrics, trade.topic(), trade::oldestUnconfirmedNs);
    }

    @Override
    public Map<String, Long> published() {
        Map<String, Long> all = new TreeMap<>(frames.byTable());
        all.putAll(events.byTable());
        return all;
    }

    /** Cancels all orders, waits until the venue has said that they are off, and ends. */
    @Override
    public void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            gate.stop();
            awaitNoOrders();
            node.close();
            if (failure.get() == null) {
                orders.flush();
            }
        } finally {
            parts.close();
        }
    }

    private void awaitNoOrders() {
        long end = System.nanoTime() + FLAT_TIMEOUT.toNanos();
        try {
            while (failure.get() == null && gate.isOpen() && !gate.isFlat()) {
                if (System.nanoTime() > end) {
                    LOG.warn("{} orders are not proven to be off {} after {}", standing.count(), venue, FLAT_TIMEOUT);
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOpen() {
        return gate.isOpen();
    }

    private int work() {
        gate.now(context.clock().nowNs());
        int done = 0;
        for (int i = 0; i < PAYLOADS_AT_ONCE; i++) {
            int messages = commands.poll(gate);
            if (messages == 0) {
                break;
            }
            done += messages;
        }
        return done + gate.work() + orders.work();
    }

    private void fail(Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            LOG.error("execute failed: all orders of account {} are canceled and the process ends", account, cause);
            for (int id = 0; id < context.plainRun().instruments().size(); id++) {
                node.connector().cancelAll(id, context.clock().nowNs());
            }
            context.onFailure().accept(cause);
        }
    }
}
