package io.tidemill.backtester;

import io.tidemill.backtester.statistics.StatisticSet;
import io.tidemill.matching.SimulatedVenue;
import io.tidemill.matching.SimulatedVenueConfig;
import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Instruments;
import io.tidemill.model.order.OrderCommands;
import java.util.Arrays;
import java.util.List;

/**
 * One engine with one parameter set against its simulated venues, along the {@link Window}.
 *
 * <h2>What happens when</h2>
 *
 * All times are ours. An event of the market happens at its venue at {@link FeedTime}, and reaches the engine at its receive
 * time. A command reaches the venue one entry latency after the engine sent it, an answer the engine one response latency
 * after the venue gave it. What is decided at equal times:
 *
 * <ol>
 *   <li>all market events that happen at the venues then, in order of arrival,
 *   <li>all market events that reach the engine then, in order of arrival,
 *   <li>commands that reach a venue and answers that reach the engine then, as {@link SimulatedVenue} orders them; venues in
 *       the order of their first instrument,
 *   <li>the engine's clock, at whole multiples of its interval,
 *   <li>the valuation of earlier fills, then the sample of equity.
 * </ol>
 *
 * <p>With no latency at all, an order made from an event is matched against the market right after all events of that very
 * nanosecond. Nothing here looks at an event before its time has come.
 *
 * <p>At the end, what is under way reaches the venues, which stand still; then all open orders are canceled. The engine does
 * not hear of that.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
@HotPath
final class Lane {
    private final Window window;
    private final BacktestConfig config;
    private final Instruments instruments;
    private final OrderTally tally;
    private final RunNotes notes;
    private final Accounts accounts;
    private final SimulatedVenue[] venues;
    /** Venues that are in the middle of a batch: nothing is matched there until their next market event. */
    private final boolean[] waiting;

    private final int[] venueOfInstrument;
    private final CommandLog commands;
    private final EngineInputs engine;
    private final double[] mids;

    private long venueCursor;
    private long engineCursor;
    private long nextClockNs;
    private long nextSampleNs;
    private long nowNs;

    Lane(
            Window window,
            BacktestConfig config,
            Instruments instruments,
            VenueIndex index,
            EngineInputs.Factory factory,
            long startTimeNs,
            int run,
            EquityObserver observer) {
        this.window = window;
        this.config = config;
        this.instruments = instruments;
        this.venueOfInstrument = index.byInstrument();
        this.tally = new OrderTally(instruments.capacity());
        this.notes = new RunNotes(tally);
        this.accounts = new Accounts(config, instruments, tally, startTimeNs, run, observer);
        this.mids = new double[instruments.capacity()];
        this.venues = new SimulatedVenue[index.codes().size()];
        this.waiting = new boolean[venues.length];
        for (int venue = 0; venue < venues.length; venue++) {
            venues[venue] = new SimulatedVenue(venueConfig(index.codes().get(venue), venue), instruments, accounts);
        }
        this.commands = new CommandLog(tally, Arrays.copyOf(venues, venues.length, OrderCommands[].class), index);
        this.engine = factory.create(commands, notes);
        this.nowNs = startTimeNs;
        this.nextClockNs = Math.floorDiv(startTimeNs, config.clockIntervalNs()) * config.clockIntervalNs()
                + config.clockIntervalNs();
        this.nextSampleNs = startTimeNs + config.sampleIntervalNs();
        accounts.forwardTo(engine.orders());
        for (Instrument instrument : instruments.all()) {
            engine.control().instrument(instrument, startTimeNs);
        }
    }

    /** Goes on until all events before this one have happened at the venues. */
    void run(long behind) {
        while (venueCursor < behind) {
            long event = venueCursor;
            long timeNs = window.venueTimeNs(event);
            runBefore(timeNs);
            int instrumentId = window.instrumentId(event);
            int venue = venueOfInstrument[instrumentId];
            window.send(event, timeNs, venues[venue]);
            waiting[venue] = false;
            double mid = window.mid(event);
            if (mid != mids[instrumentId] && !Double.isNaN(mid)) {
                mids[instrumentId] = mid;
                accounts.mid(instrumentId, timeNs, mid);
            }
            nowNs = timeNs;
            venueCursor++;
        }
    }

    /** The first event that the engine has not had yet. */
    long engineCursor() {
        return engineCursor;
    }

    /** Ends the run at the time of its last event. */
    void end(long endTimeNs) {
        runBefore(endTimeNs + 1);
        nowNs = endTimeNs;
        accounts.forwardTo(null);
        drain();
        tally.end();
        for (Instrument instrument : instruments.all()) {
            venues[venueOfInstrument[instrument.id()]].cancelAll(instrument.id(), nowNs);
        }
        drain();
        accounts.end(endTimeNs);
    }

    Accounts accounts() {
        return accounts;
    }

    StatisticSet statistics() {
        return accounts.statistics();
    }

    BacktestResult.OrderCounts orders() {
        return tally.counts();
    }

    /** When and why the engine halted. */
    List<BacktestResult.Halt> halts() {
        return notes.halts();
    }

    String commandsHash() {
        return commands.hash();
    }

    /** Everything that is due before this time, but market events at venues. */
    private void runBefore(long limitNs) {
        while (true) {
            long eventNs = engineCursor < venueCursor ? window.receiveTimeNs(engineCursor) : Long.MAX_VALUE;
            int venue = nextVenue();
            // a command that had to wait for the end of a batch is late
            long venueNs = venue < 0 ? Long.MAX_VALUE : Math.max(nowNs, venues[venue].nextDueNs());
            long markoutNs = Math.max(nowNs, accounts.nextMarkoutNs());
            long timerNs = Math.min(Math.min(nextClockNs, nextSampleNs), markoutNs);
            long timeNs = Math.min(Math.min(eventNs, venueNs), timerNs);
            if (timeNs >= limitNs) {
                return;
            }
            nowNs = timeNs;
            if (eventNs == timeNs) {
                window.send(engineCursor, timeNs, engine.market());
                engineCursor++;
            } else if (venueNs == timeNs) {
                advance(venue, timeNs);
            } else {
                timer(timeNs, markoutNs);
            }
        }
    }

    private void timer(long timeNs, long markoutNs) {
        if (nextClockNs == timeNs) {
            engine.control().clock(timeNs);
            nextClockNs += config.clockIntervalNs();
        } else if (markoutNs == timeNs) {
            accounts.markout(timeNs);
        } else {
            accounts.sample(timeNs);
            nextSampleNs += config.sampleIntervalNs();
        }
    }

    private void advance(int venue, long timeNs) {
        venues[venue].advanceTo(timeNs);
        waiting[venue] = venues[venue].nextDueNs() <= timeNs;
    }

    /** The venue at which something is due first, or -1. */
    private int nextVenue() {
        int next = -1;
        long nextNs = Long.MAX_VALUE;
        for (int venue = 0; venue < venues.length; venue++) {
            long dueNs = waiting[venue] ? Long.MAX_VALUE : venues[venue].nextDueNs();
            if (dueNs < nextNs) {
                next = venue;
                nextNs = dueNs;
            }
        }
        return next;
    }

    private void drain() {
        for (int venue = nextVenue(); venue >= 0; venue = nextVenue()) {
            nowNs = Math.max(nowNs, venues[venue].nextDueNs());
            advance(venue, nowNs);
        }
    }

    private SimulatedVenueConfig venueConfig(String code, int venue) {
        return SimulatedVenueConfig.defaults(code)
                .withLatency(config.latency().model(config.seed() + venue))
                .withQueue(config.queue().model())
                .withFees(config.fees())
                .withBalances(config.balances());
    }
}
