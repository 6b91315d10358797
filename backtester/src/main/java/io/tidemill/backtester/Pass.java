package io.tidemill.backtester;

import io.tidemill.backtester.RefusedException.Reason;
import io.tidemill.backtester.statistics.Measure;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.InstrumentKind;
import io.tidemill.model.instrument.Instruments;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over a market, with any number of lanes beside each other.
 *
 * <pre>
 *                                    ┌─► Lane: venue ⇄ engine, accounts ─► result
 *   MarketSource ─► Window ─ block ─►├─► Lane
 *                   (time at venue,  └─► Lane
 *                    mids, census)
 * </pre>
 *
 * <p>Lanes take turns by blocks of events, so that the state of one lane stays in the cache while it works.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
final class Pass {
    /** Few enough to stay in the second-level cache (0.7 MB), many enough that lanes change seldom. */
    private static final int BLOCK = 8192;

    private final MarketSource source;
    private final Instruments instruments;
    private final VenueIndex venues;
    private final List<BacktestConfig> configs;
    private final List<EngineInputs.Factory> factories;
    private final EquityObserver observer;
    private final List<Lane> lanes = new ArrayList<>();
    private final Census census;
    private final Window window;
    private long firstTimeNs;

    /**
     * A pass.
     *
     * @param configs of the lanes; the same but for strategy and parameters
     * @param factories of their engines, in the same order
     */
    Pass(
            MarketSource source,
            List<BacktestConfig> configs,
            List<EngineInputs.Factory> factories,
            EquityObserver observer) {
        this.observer = observer;
        this.source = source;
        this.configs = configs;
        this.factories = factories;
        BacktestConfig common = configs.get(0);
        this.instruments = checked(source, common);
        this.venues = VenueIndex.of(instruments);
        Mids mids = new Mids(instruments);
        this.census = new Census(instruments, mids, common.gaps());
        this.window = new Window(BLOCK, new FeedTime(common.latency(), venues), mids, census, this::work);
    }

    /**
     * Runs all lanes over the whole market.
     *
     * @return one result a lane
     * @throws RefusedException if there is nothing to run over, or a gap that is refused
     */
    List<BacktestResult> run(List<String> parameterSets, String commit) {
        source.replay(window);
        if (window.added() == 0) {
            throw new RefusedException(
                    Reason.NO_EVENTS, "no market events of " + configs.get(0).instruments() + " in this range");
        }
        work();
        long endTimeNs = window.receiveTimeNs(window.added() - 1);
        GapReport gaps = census.gaps(endTimeNs);
        List<BacktestResult> results = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).end(endTimeNs);
            results.add(result(i, parameterSets.get(i), commit, endTimeNs, gaps));
        }
        return results;
    }

    private void work() {
        if (lanes.isEmpty()) {
            open();
        }
        long done = Long.MAX_VALUE;
        for (Lane lane : lanes) {
            lane.run(window.added());
            done = Math.min(done, lane.engineCursor());
        }
        window.release(done);
    }

    private void open() {
        firstTimeNs = window.receiveTimeNs(0);
        long startTimeNs = window.venueTimeNs(0);
        for (int i = 0; i < configs.size(); i++) {
            lanes.add(
                    new Lane(window, configs.get(i), instruments, venues, factories.get(i), startTimeNs, i, observer));
        }
    }

    private BacktestResult result(int i, String parameterSet, String commit, long endTimeNs, GapReport gaps) {
        Lane lane = lanes.get(i);
        BacktestConfig config = configs.get(i);
        String quote = instruments.byName(config.instruments().get(0)).quote();
        return new BacktestResult(
                config,
                parameterSet,
                commit,
                new BacktestResult.Period(firstTimeNs, endTimeNs, quote, config.capital()),
                census.events(),
                lane.orders(),
                lane.accounts().instruments(endTimeNs),
                lane.halts(),
                gaps,
                lane.accounts().curve(),
                lane.statistics().byKey(),
                Measure.definitions(),
                lane.commandsHash());
    }

    private static Instruments checked(MarketSource source, BacktestConfig config) {
        Instruments all = new Instruments(source.instruments());
        Instruments chosen = new Instruments();
        String quote = all.byName(config.instruments().get(0)).quote();
        for (String name : config.instruments()) {
            Instrument instrument = all.byName(name);
            if (instrument.kind() == InstrumentKind.INVERSE_PERPETUAL || instrument.kind() == InstrumentKind.OPTION) {
                throw new RefusedException(
                        Reason.INSTRUMENTS,
                        name + " is " + instrument.kind() + "; its profit is not linear in its price");
            }
            if (!instrument.quote().equals(quote)) {
                throw new RefusedException(
                        Reason.INSTRUMENTS,
                        "instruments of one backtest must have one quote asset, " + name + " has " + instrument.quote()
                                + ", the first one " + quote);
            }
            chosen.define(instrument);
        }
        return chosen;
    }
}
