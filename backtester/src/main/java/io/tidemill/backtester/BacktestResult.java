package io.tidemill.backtester;

import io.tidemill.backtester.statistics.Curve;
import io.tidemill.backtester.statistics.Measure;
import io.tidemill.backtester.statistics.Statistic;
import io.tidemill.wire.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that one backtest found. Equal inputs give equal {@link #json bytes}: nothing here depends on when, where or how fast
 * it ran, nor on which lake the market came from.
 *
 * @param config that it ran with
 * @param parameterSet id of the parameter set, 16 hex digits
 * @param commit of the code, as the caller names it
 * @param period that the events covered
 * @param events how many by kind
 * @param orders what became of them
 * @param instruments how each did
 * @param halts of the engine, after which no order left
 * @param gaps in the market
 * @param equity curve with the columns {@code equity}, {@code equityLow}, {@code drawdown} and {@code inventory}, in quote
 * @param statistics by key of their measure
 * @param definitions of the measures by key
 * @param commandsHash SHA-256 over all commands in order, as hex digits
 */
public record BacktestResult(
        BacktestConfig config,
        String parameterSet,
        String commit,
        Period period,
        Map<String, Long> events,
        OrderCounts orders,
        List<InstrumentResult> instruments,
        List<Halt> halts,
        GapReport gaps,
        Curve equity,
        Map<String, Statistic> statistics,
        Map<String, Measure.Definition> definitions,
        String commandsHash) {

    /** Copies and sorts. */
    public BacktestResult {
        events = sorted(events);
        instruments = List.copyOf(instruments);
        halts = List.copyOf(halts);
        statistics = sorted(statistics);
        definitions = sorted(definitions);
    }

    /**
     * The time that the events of a run covered, receive times in ns since 1970 UTC.
     *
     * @param fromNs first event
     * @param toNs last event
     * @param quoteAsset that all money of the result is in
     * @param initialCapital that returns refer to, in quote
     */
    public record Period(long fromNs, long toNs, String quoteAsset, double initialCapital) {}

    /**
     * The engine halted by itself: a hard limit broke, or a part of it failed.
     *
     * @param timeNs ns since 1970 UTC
     * @param reason in words
     */
    public record Halt(long timeNs, String reason) {}

    /**
     * What became of orders.
     *
     * @param sent by the engine, past the risk gate
     * @param denied by the risk gate, by reason
     * @param rejected by the venue, by reason
     * @param accepted by the venue
     * @param filled whole
     * @param canceled at our wish while running
     * @param expired at the venue
     * @param canceledAtEnd because they were open when the run ended
     * @param fills number of executions
     * @param cancels number of cancels sent
     */
    public record OrderCounts(
            long sent,
            Map<String, Long> denied,
            Map<String, Long> rejected,
            long accepted,
            long filled,
            long canceled,
            long expired,
            long canceledAtEnd,
            long fills,
            long cancels) {
        /** Copies and sorts. */
        public OrderCounts {
            denied = sorted(denied);
            rejected = sorted(rejected);
        }
    }

    /** The statistic of a measure. */
    public Statistic statistic(Measure measure) {
        Statistic found = statistics.get(measure.key());
        if (found == null) {
            throw new IllegalArgumentException(
                    "no statistic " + measure.key() + " in this result; there are " + statistics.keySet());
        }
        return found;
    }

    /** The result as JSON: sorted keys, so equal results are equal bytes. */
    public byte[] json() {
        return Json.bytes(this);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
