package io.tidemill.node.roles;

import io.tidemill.bus.LaneReader;
import io.tidemill.bus.LaneWriter;
import io.tidemill.model.Clock;
import io.tidemill.node.live.JournaledEngine;
import io.tidemill.wire.WireWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * What the thread of a trader does in turn: order events first, because they change what may be sent; then control records, the
 * market, time; and after each the commands that came of it.
 *
 * <p>The engine gets its market once somebody is there who executes: before that a command would go nowhere.
 *
 * <p><b>Thread:</b> the stage's, but for {@link #tell}.
 */
final class TradeStage {
    /** How often time passes for the engine, and the executor hears from it. */
    private static final long TICK_NS = 100_000_000L;

    /** Payloads of market events between two looks at the orders. */
    private static final int MARKET_PAYLOADS = 16;

    private final Clock clock;
    private final JournaledEngine engine;
    private final EngineInputs inputs;
    private final WireWriter control;
    private final MarketIntake market;
    private final LaneReader marketLane;
    private final ExecutorWatch executor;
    private final LaneReader ordersLane;
    private final LaneWriter commandsLane;
    private final LaneWriter wishesLane;
    private final WireWriter commands;
    private final List<ControlFeed> feeds;
    private final Queue<Consumer<WireWriter>> told = new ConcurrentLinkedQueue<>();
    private long nextTickNs = Long.MIN_VALUE;
    private boolean isOpen;

    TradeStage(
            Clock clock,
            JournaledEngine engine,
            EngineInputs inputs,
            MarketIntake market,
            LaneReader marketLane,
            ExecutorWatch executor,
            LaneReader ordersLane,
            LaneWriter commandsLane,
            LaneWriter wishesLane,
            List<ControlFeed> feeds) {
        this.clock = clock;
        this.engine = engine;
        this.inputs = inputs;
        this.market = market;
        this.marketLane = marketLane;
        this.executor = executor;
        this.ordersLane = ordersLane;
        this.commandsLane = commandsLane;
        this.wishesLane = wishesLane;
        this.feeds = List.copyOf(feeds);
        control = new WireWriter(inputs);
        commands = new WireWriter(commandsLane);
    }

    /** Gives the engine an input of this process; the writer is given on the stage's thread. */
    void tell(Consumer<WireWriter> input) {
        told.add(input);
    }

    /** One turn; says how much was done. */
    int work() {
        long nowNs = clock.nowNs();
        market.now(nowNs);
        executor.now(nowNs);
        int done = ordersLane.poll(executor) + executor.work();
        if (!isOpen && executor.wasHeard()) {
            isOpen = true;
            market.open();
        }
        done += records(nowNs);
        done += commandsLane.work();
        for (int i = 0; i < MARKET_PAYLOADS; i++) {
            int messages = marketLane.poll(market);
            if (messages == 0) {
                break;
            }
            done += messages + commandsLane.work();
        }
        done += market.work() + time(nowNs) + engine.tellState();
        return done + wishesLane.work() + commandsLane.work();
    }

    private int records(long nowNs) {
        int done = 0;
        for (int i = 0; i < feeds.size(); i++) {
            ControlFeed feed = feeds.get(i);
            if (!feed.isEmpty()) {
                done += feed.drain((buffer, offset, length) -> inputs.arrived(buffer, offset, length, nowNs));
            }
        }
        for (Consumer<WireWriter> input = told.poll(); input != null; input = told.poll()) {
            input.accept(control);
            done++;
        }
        return done;
    }

    private int time(long nowNs) {
        if (nowNs < nextTickNs) {
            return 0;
        }
        nextTickNs = nowNs + TICK_NS;
        control.clock(nowNs);
        commands.clock(nowNs);
        return 1;
    }
}
