package io.tidemill.backtester;

import io.tidemill.backtester.statistics.Curve;
import io.tidemill.backtester.statistics.CurveBuilder;
import io.tidemill.backtester.statistics.CurveBuilder.Rule;
import io.tidemill.backtester.statistics.EquityStatistics;
import io.tidemill.backtester.statistics.Exposure;
import io.tidemill.backtester.statistics.Markouts;
import io.tidemill.backtester.statistics.Measure;
import io.tidemill.backtester.statistics.StatisticSet;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Instruments;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one lane owns and how it did: the fold over the venues' answers, in the order in which they reach us. Each answer goes
 * on to the engine afterwards.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
final class Accounts implements OrderEvents {
    private static final Map<String, Rule> COLUMNS = columns();

    private final OrderTally tally;
    private final InstrumentAccount[] accounts;
    private final List<InstrumentAccount> all;
    private final EquityStatistics equity;
    private final Markouts markouts = new Markouts();
    private final Exposure exposure;
    private final CurveBuilder curve;
    private final double[] sample = new double[COLUMNS.size()];
    private final double capital;
    private final int run;
    private final EquityObserver observer;
    private long lastFillTimeNs = Long.MIN_VALUE;
    private @Nullable OrderEvents engine;

    Accounts(
            BacktestConfig config,
            Instruments instruments,
            OrderTally tally,
            long startTimeNs,
            int run,
            EquityObserver observer) {
        this.run = run;
        this.observer = observer;
        this.tally = tally;
        this.capital = config.capital();
        this.accounts = new InstrumentAccount[instruments.capacity()];
        for (Instrument instrument : instruments.all()) {
            accounts[instrument.id()] = new InstrumentAccount(instrument, startTimeNs, config.curvePoints());
        }
        this.all = instruments.all().stream().map(i -> accounts[i.id()]).toList();
        this.equity = new EquityStatistics(startTimeNs, capital, config.sampleIntervalNs());
        this.exposure = new Exposure(startTimeNs);
        this.curve = new CurveBuilder(config.curvePoints(), COLUMNS);
    }

    /** Answers go to this engine, too; null for none any more. */
    void forwardTo(@Nullable OrderEvents receiver) {
        engine = receiver;
    }

    /** The mid of an instrument changed. */
    void mid(int instrumentId, long timeNs, double mid) {
        accounts[instrumentId].mid(timeNs, mid);
    }

    /** When the next fill is valued again; {@link Long#MAX_VALUE} if none waits. */
    long nextMarkoutNs() {
        return markouts.nextDueNs();
    }

    /** Values the fills that are due. */
    void markout(long timeNs) {
        markouts.advance(timeNs, id -> accounts[id].mid());
    }

    /** One more sample of equity and curves. */
    void sample(long timeNs) {
        double inventory = 0;
        for (InstrumentAccount account : all) {
            inventory += account.inventory();
            account.sample(timeNs);
        }
        equity.sample(timeNs, capital + profit(), inventory);
        observer.sample(run, timeNs, equity.equity());
        point(timeNs, inventory);
    }

    /** The last point, which may lie between two samples. */
    void end(long timeNs) {
        double inventory = 0;
        for (InstrumentAccount account : all) {
            inventory += account.inventory();
            account.sample(timeNs);
        }
        equity.point(timeNs, capital + profit());
        exposure.advance(timeNs);
        point(timeNs, inventory);
    }

    /** All statistics. */
    StatisticSet statistics() {
        StatisticSet set = new StatisticSet();
        equity.into(set);
        markouts.into(set);
        double fees = 0;
        double turnover = 0;
        double maker = 0;
        long trips = 0;
        long won = 0;
        for (InstrumentAccount account : all) {
            fees += account.fees();
            turnover += account.turnover();
            maker += account.makerTurnover();
            trips += account.trips().trips();
            won += account.trips().won();
        }
        set.put(Measure.FEES, fees);
        set.put(Measure.TURNOVER, turnover);
        set.putIf(turnover > 0, Measure.MAKER_SHARE, maker / turnover, "no fills");
        set.put(Measure.ROUND_TRIPS, (double) trips);
        set.putIf(trips > 0, Measure.HIT_RATE, (double) won / trips, "no round trips");
        double fillRatio = tally.fillRatio();
        set.putIf(!Double.isNaN(fillRatio), Measure.FILL_RATIO, fillRatio, "no orders were sent");
        set.put(Measure.EXPOSURE_SHARE, exposure.share());
        return set;
    }

    /** The curve of the whole account. */
    Curve curve() {
        return curve.build();
    }

    /** The instruments in the result. */
    List<InstrumentResult> instruments(long endTimeNs) {
        return all.stream().map(account -> account.result(endTimeNs)).toList();
    }

    @Override
    public void accepted(
            long clientOrderId, int instrumentId, long venueOrderId, long eventTimeNs, long receiveTimeNs) {
        tally.accepted();
        if (engine != null) {
            engine.accepted(clientOrderId, instrumentId, venueOrderId, eventTimeNs, receiveTimeNs);
        }
    }

    @Override
    public void rejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        tally.rejected(clientOrderId, reason);
        if (engine != null) {
            engine.rejected(clientOrderId, instrumentId, reason, eventTimeNs, receiveTimeNs);
        }
    }

    @Override
    public void filled(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            long tradeId,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset,
            long eventTimeNs,
            long receiveTimeNs) {
        Side side = tally.filled(clientOrderId, instrumentId, sizeLots);
        book(instrumentId, side, priceTicks, sizeLots, liquidity, feeMantissa, feeScale, feeAsset, eventTimeNs);
        if (engine != null) {
            engine.filled(
                    clientOrderId,
                    instrumentId,
                    venueOrderId,
                    tradeId,
                    priceTicks,
                    sizeLots,
                    liquidity,
                    feeMantissa,
                    feeScale,
                    feeAsset,
                    eventTimeNs,
                    receiveTimeNs);
        }
    }

    @Override
    public void canceled(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        tally.canceled(clientOrderId);
        if (engine != null) {
            engine.canceled(clientOrderId, instrumentId, eventTimeNs, receiveTimeNs);
        }
    }

    @Override
    public void cancelRejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        if (engine != null) {
            engine.cancelRejected(clientOrderId, instrumentId, reason, eventTimeNs, receiveTimeNs);
        }
    }

    @Override
    public void expired(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        tally.expired(clientOrderId);
        if (engine != null) {
            engine.expired(clientOrderId, instrumentId, eventTimeNs, receiveTimeNs);
        }
    }

    @Override
    public void unknown(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        if (engine != null) {
            engine.unknown(clientOrderId, instrumentId, eventTimeNs, receiveTimeNs);
        }
    }

    @Override
    public void status(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            OrderState state,
            long filledLots,
            long eventTimeNs,
            long receiveTimeNs) {
        if (engine != null) {
            engine.status(clientOrderId, instrumentId, venueOrderId, state, filledLots, eventTimeNs, receiveTimeNs);
        }
    }

    @Override
    public void balance(
            String venue,
            String asset,
            long freeMantissa,
            long lockedMantissa,
            int scale,
            long eventTimeNs,
            long receiveTimeNs) {
        if (engine != null) {
            engine.balance(venue, asset, freeMantissa, lockedMantissa, scale, eventTimeNs, receiveTimeNs);
        }
    }

    private void book(
            int instrumentId,
            Side side,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset,
            long eventTimeNs) {
        // answers of two venues may come in another order than their fills happened
        lastFillTimeNs = Math.max(lastFillTimeNs, eventTimeNs);
        InstrumentAccount account = accounts[instrumentId];
        double fee = feeMantissa / Math.pow(10, feeScale);
        account.fill(side, priceTicks, sizeLots, liquidity, fee, feeAsset, eventTimeNs);
        markouts.fill(lastFillTimeNs, instrumentId, side.sign(), account.price(priceTicks), account.midAt(eventTimeNs));
        exposure.position(lastFillTimeNs, exposedInstruments());
    }

    private int exposedInstruments() {
        int exposed = 0;
        for (InstrumentAccount account : all) {
            exposed += account.trips().positionLots() == 0 ? 0 : 1;
        }
        return exposed;
    }

    private double profit() {
        double profit = 0;
        for (InstrumentAccount account : all) {
            profit += account.profit();
        }
        return profit;
    }

    private void point(long timeNs, double inventory) {
        sample[0] = equity.equity();
        sample[1] = equity.equity();
        sample[2] = equity.drawdown();
        sample[3] = inventory;
        curve.add(timeNs, sample);
    }

    private static Map<String, Rule> columns() {
        Map<String, Rule> columns = new LinkedHashMap<>();
        columns.put("equity", Rule.LAST);
        columns.put("equityLow", Rule.MIN);
        columns.put("drawdown", Rule.MAX);
        columns.put("inventory", Rule.LAST);
        return columns;
    }
}
