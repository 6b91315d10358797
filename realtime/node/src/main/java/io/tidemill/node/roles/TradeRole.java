package io.tidemill.node.roles;

import io.tidemill.bus.Bus;
import io.tidemill.bus.ControlTopic;
import io.tidemill.bus.LaneKind;
import io.tidemill.bus.LaneReader;
import io.tidemill.bus.LaneWriter;
import io.tidemill.bus.TopicWriter;
import io.tidemill.bus.Topics;
import io.tidemill.engine.EngineConfig;
import io.tidemill.engine.EngineState;
import io.tidemill.node.live.EventCensus;
import io.tidemill.node.live.JournaledEngine;
import io.tidemill.node.live.MessageKinds;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.live.Stage;
import io.tidemill.node.metrics.Figures;
import io.tidemill.node.metrics.Metric;
import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.platform.BusOutlets;
import io.tidemill.node.platform.Parts;
import io.tidemill.node.platform.VenueNode;
import io.tidemill.node.settings.Role;
import io.tidemill.node.settings.Setting;
import io.tidemill.node.settings.Settings;
import io.tidemill.tables.FileCopies;
import io.tidemill.wire.MessageSink;
import io.tidemill.wire.WireWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Engine, strategies and risk gate of an account, fed by lanes. */
final class TradeRole implements RunningRole {
    private static final Duration FLAT_TIMEOUT = Duration.ofSeconds(10);
    private static final long STATE_TIMEOUT_MS = 1_000;
    private static final String RUN = "-run-";

    private final RoleContext context;
    private final String account;
    private final RunConfig config;
    private final Parts parts;
    private final LaneWriter commands;
    private final LaneReader market;
    private final LaneReader orders;
    private final TopicWriter trade;
    private final TopicWriter journal;
    private final EventCensus published;
    private final MarketIntake intake;
    private final ExecutorWatch executor;
    private final JournaledEngine engine;
    private final TradeStage stage;
    private final Stage thread;
    private final @Nullable JournalCopies copies;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile @Nullable EngineState state;
    private boolean stopped;

    /**
     * Starts it.
     *
     * @param parts takes what is opened, also when this fails
     * @throws IOException if the configuration cannot be read or the journal cannot be made
     * @throws IllegalArgumentException if the configuration names what cannot be
     * @throws io.tidemill.bus.BusException if another process trades the account, or the bus does not answer
     */
    TradeRole(RoleContext context, Parts parts) throws IOException {
        this.context = context;
        this.parts = parts;
        Bus bus = context.bus();
        String venue = VenueSettings.name(context.settings());
        account = context.settings().text(Setting.TRADE_ACCOUNT);
        config = config(context);
        String writer = context.writer(Role.TRADE);
        // closed behind all lanes: while the journal is copied, another process may already trade the account
        copies = copies(context, account);
        if (copies != null) {
            parts.add(copies);
        }
        commands = parts.add(bus.laneWriter(LaneKind.COMMANDS, account, writer));
        LaneWriter wishes = parts.add(bus.laneWriter(LaneKind.WISHES, venue, writer));
        orders = parts.add(bus.laneReader(LaneKind.ORDERS, account));
        market = parts.add(bus.laneReader(LaneKind.MARKET, venue));
        trade = parts.add(bus.writer(Topics.trade(account), Role.TRADE.text(), this::fail));
        journal = parts.add(bus.writer(Topics.journal(account + RUN + context.run()), writer, this::fail));
        published = new EventCensus(trade);
        engine = new JournaledEngine(
                config.engine(),
                context.outside().strategies(),
                new WireWriter(commands),
                context.runs().journalFile(context.run()),
                ownOnly(published),
                journal,
                this::fail);
        EngineInputs inputs = new EngineInputs(engine.inputs());
        intake = new MarketIntake(config.instruments(), inputs, wishes);
        intake.now(context.clock().nowNs());
        executor = new ExecutorWatch(inputs);
        // the lane is read before the topic: what is defined in between is in one of them
        define(bus);
        ControlFeed promotions = parts.add(new ControlFeed(bus, VenueNode.PROMOTIONS, key -> true, this::fail));
        ControlFeed halts = parts.add(new ControlFeed(bus, Halts.KIND, account::equals, this::fail));
        stage = new TradeStage(
                context.clock(),
                engine,
                inputs,
                intake,
                market,
                executor,
                orders,
                commands,
                wishes,
                List.of(promotions, halts));
        thread = new Stage("trade", Stage.Waiting.LANE, stage::work, this::fail);
        engine.start();
        thread.start();
        if (copies != null) {
            copies.start();
        }
    }

    /** The topic of the journal. */
    String journalTopic() {
        return journal.topic();
    }

    /** The greatest number of a run of an account that the bus knows; 0 for none. */
    static int lastRun(Bus bus, String account) {
        String prefix = account + RUN;
        return bus.topics(Topics.JOURNAL).stream()
                .map(Topics::name)
                .filter(name -> name.matches(Pattern.quote(prefix) + "[0-9]{1,9}"))
                .mapToInt(name -> Integer.parseInt(name.substring(prefix.length())))
                .max()
                .orElse(0);
    }

    @Override
    public Role role() {
        return Role.TRADE;
    }

    /** What it runs. */
    RunConfig config() {
        return config;
    }

    @Override
    public Optional<String> notReady() {
        if (!executor.wasHeard()) {
            return Optional.of("nobody executes for account " + account);
        }
        if (!executor.isAlive()) {
            return Optional.of("execute of account " + account + " is silent");
        }
        if (intake.isSilent()) {
            return Optional.of("the market lane " + market.topic() + " is silent or late");
        }
        return intake.missing() > 0
                ? Optional.of("the market of " + intake.missing() + " instruments is not whole")
                : Optional.empty();
    }

    @Override
    public void register(Metrics metrics) {
        Figures.engine(metrics, account, role().text(), () -> state);
        metrics.add(Metric.BOOKS_MISSING, intake::missing, account);
        Figures.lane(metrics, market, "market", intake::ageNs);
        Figures.lane(metrics, orders, "orders", executor::ageNs);
        Figures.lane(metrics, commands, "commands");
        Figures.unconfirmed(metrics, trade.topic(), trade::oldestUnconfirmedNs);
        Figures.unconfirmed(metrics, journal.topic(), journal::oldestUnconfirmedNs);
        if (copies != null) {
            copies.register(metrics);
        }
    }

    @Override
    public void refresh() {
        try {
            state = engine.state().get(STATE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // the stage is busy or has failed: the figures stay what they were
        }
    }

    @Override
    public Map<String, Long> published() {
        return published.byTable();
    }

    /** Halts, waits until no order stands, ends all stages in the order of the flow, and has the journal copied. */
    @Override
    public void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            if (failure.get() == null) {
                stage.tell(inputs -> inputs.halt("trade stops", context.clock().nowNs()));
                engine.awaitNoOrders(FLAT_TIMEOUT, () -> failure.get() != null);
            }
            thread.end();
            engine.end();
            if (copies != null && failure.get() == null) {
                copies.ownEnded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trade was stopping", e);
        } finally {
            flush();
        }
    }

    private void flush() {
        try {
            if (failure.get() == null) {
                commands.flush();
            }
        } finally {
            parts.close();
        }
    }

    private void fail(Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            engine.abandon(cause);
            context.onFailure().accept(cause);
        }
    }

    private void define(Bus bus) {
        try (ControlTopic definitions = bus.control(BusOutlets.INSTRUMENTS)) {
            definitions.latest().values().forEach(intake::define);
        }
    }

    private static @Nullable JournalCopies copies(RoleContext context, String account) throws IOException {
        Settings settings = context.settings();
        String place = settings.text(Setting.TRADE_JOURNAL_COPIES);
        return place.isEmpty()
                ? null
                : new JournalCopies(
                        context.runs(),
                        context.run(),
                        account,
                        context.clock(),
                        new FileCopies(
                                place,
                                settings.text(Setting.LAKE_S3_ENDPOINT),
                                settings.text(Setting.LAKE_S3_CREDENTIALS)));
    }

    private static RunConfig config(RoleContext context) throws IOException {
        TradeConfig trading = TradeConfig.read(Path.of(context.settings().text(Setting.TRADE_CONFIG)));
        return RunConfig.of(
                EngineConfig.of(context.run(), trading.strategies(), trading.limits()),
                context.settings().list(Setting.VENUE_INSTRUMENTS));
    }

    /** What the venue says is published by who hears it from the venue. */
    private static MessageSink ownOnly(MessageSink trade) {
        return (buffer, offset, length) -> {
            if (!MessageKinds.isOrderEvent(MessageKinds.of(buffer, offset))) {
                trade.message(buffer, offset, length);
            }
        };
    }
}
