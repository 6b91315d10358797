package io.tidemill.backtester;

import io.tidemill.backtester.statistics.Curve;
import io.tidemill.backtester.statistics.CurveBuilder;
import io.tidemill.backtester.statistics.CurveBuilder.Rule;
import io.tidemill.backtester.statistics.Exposure;
import io.tidemill.backtester.statistics.RoundTrips;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money and position of one instrument: the fold over its fills. A fee taken in base counts at the price of its fill, so the
 * position is what was bought less what was sold.
 *
 * <p><b>Unit:</b> quote and lots. <b>Thread:</b> one thread owns it.
 */
final class InstrumentAccount {
    private static final Map<String, Rule> COLUMNS = columns();

    private final Instrument instrument;
    private final double basePerLot;
    private final MidHistory mids = new MidHistory();
    private final RoundTrips trips = new RoundTrips();
    private final Exposure exposure;
    private final CurveBuilder curve;
    /** Values of the sample being made, in the order of {@link #COLUMNS}. */
    private final double[] sample = new double[COLUMNS.size()];

    private double cash;
    private double openCost;
    private double fees;
    private double turnover;
    private double makerTurnover;
    private long boughtLots;
    private long soldLots;
    private long fills;
    private double midLow = Double.NaN;
    private double midHigh = Double.NaN;
    private double stretchBought;
    private double stretchBoughtNotional;
    private double stretchSold;
    private double stretchSoldNotional;

    InstrumentAccount(Instrument instrument, long startTimeNs, int curvePoints) {
        this.instrument = instrument;
        this.basePerLot = instrument.lot().toDouble(1) * instrument.multiplier();
        this.exposure = new Exposure(startTimeNs);
        this.curve = new CurveBuilder(curvePoints, COLUMNS);
    }

    /** The mid changed. */
    void mid(long timeNs, double mid) {
        mids.change(timeNs, mid);
        midLow = Double.isNaN(midLow) ? mid : Math.min(midLow, mid);
        midHigh = Double.isNaN(midHigh) ? mid : Math.max(midHigh, mid);
    }

    /** The mid now; NaN before the first. */
    double mid() {
        return mids.last();
    }

    /** The mid when a fill happened; NaN if it is not known. */
    double midAt(long timeNs) {
        return mids.at(timeNs);
    }

    /**
     * One of our fills.
     *
     * @param fee in {@code feeAsset}, which is base or quote
     */
    void fill(
            Side side, long priceTicks, long sizeLots, Liquidity liquidity, double fee, String feeAsset, long timeNs) {
        double price = instrument.tick().toDouble(priceTicks);
        double notional = instrument.notional(priceTicks, sizeLots);
        double feeQuote = inQuote(fee, feeAsset, price);
        long before = trips.positionLots();
        trips.fill(side.sign(), sizeLots, notional, feeQuote);
        long after = trips.positionLots();
        cost(before, after, sizeLots, notional);
        exposure.position(timeNs, after);
        cash -= side.sign() * notional + feeQuote;
        fees += feeQuote;
        turnover += notional;
        makerTurnover += liquidity == Liquidity.MAKER ? notional : 0;
        fills++;
        double base = sizeLots * basePerLot;
        if (side == Side.BUY) {
            boughtLots += sizeLots;
            stretchBought += base;
            stretchBoughtNotional += notional;
        } else {
            soldLots += sizeLots;
            stretchSold += base;
            stretchSoldNotional += notional;
        }
    }

    /** Cash and position at the mid, in quote. A position without a mid counts what it cost. */
    double profit() {
        long position = trips.positionLots();
        if (position == 0) {
            return cash;
        }
        double mid = mids.last();
        return cash + (Double.isNaN(mid) ? Long.signum(position) * openCost : position * basePerLot * mid);
    }

    /** Value of the position without its sign, in quote. */
    double inventory() {
        double mid = mids.last();
        return Double.isNaN(mid) ? 0 : Math.abs(trips.positionLots()) * basePerLot * mid;
    }

    /** A point of the curve; begins the next stretch. */
    void sample(long timeNs) {
        double mid = mids.last();
        int i = 0;
        sample[i++] = mid;
        sample[i++] = midLow;
        sample[i++] = midHigh;
        sample[i++] = trips.positionLots() * basePerLot;
        sample[i++] = stretchBought;
        sample[i++] = stretchSold;
        sample[i++] = stretchBoughtNotional;
        sample[i++] = stretchSoldNotional;
        curve.add(timeNs, sample);
        midLow = mid;
        midHigh = mid;
        stretchBought = 0;
        stretchSold = 0;
        stretchBoughtNotional = 0;
        stretchSoldNotional = 0;
    }

    /** A price in quote. */
    double price(long priceTicks) {
        return instrument.tick().toDouble(priceTicks);
    }

    RoundTrips trips() {
        return trips;
    }

    double fees() {
        return fees;
    }

    double turnover() {
        return turnover;
    }

    double makerTurnover() {
        return makerTurnover;
    }

    /** The instrument in the result. */
    InstrumentResult result(long endTimeNs) {
        exposure.advance(endTimeNs);
        double position = instrument.lot().toDouble(trips.positionLots()) * instrument.multiplier();
        double mid = mids.last();
        return new InstrumentResult(
                instrument.name(),
                instrument.base(),
                position,
                position == 0 ? null : openCost / Math.abs(position),
                Double.isNaN(mid) ? null : mid,
                profit() + 0.0,
                fees + 0.0,
                turnover,
                instrument.lot().toDouble(boughtLots) * instrument.multiplier(),
                instrument.lot().toDouble(soldLots) * instrument.multiplier(),
                fills,
                trips.trips(),
                exposure.meanLots() * basePerLot,
                exposure.meanAbsoluteLots() * basePerLot,
                exposure.maxAbsoluteLots() * basePerLot,
                exposure.share(),
                curve());
    }

    private double inQuote(double fee, String feeAsset, double price) {
        if (feeAsset.equals(instrument.quote())) {
            return fee;
        }
        if (feeAsset.equals(instrument.base())) {
            return fee * price;
        }
        throw new IllegalArgumentException(
                "fees of " + instrument.name() + " must be in its base or quote, were in " + feeAsset);
    }

    /** What the open position cost: grows with its fills, shrinks in proportion, begins anew behind flat. */
    private void cost(long before, long after, long sizeLots, double notional) {
        if (Long.signum(before) * Long.signum(after) < 0 || before == 0) {
            openCost = notional * Math.abs(after) / sizeLots;
        } else if (Math.abs(after) > Math.abs(before)) {
            openCost += notional;
        } else {
            openCost *= (double) after / before;
        }
    }

    private Curve curve() {
        Curve built = curve.build();
        Map<String, List<@Nullable Double>> columns = new LinkedHashMap<>(built.columns());
        columns.put("buyPrice", quotient(columns.remove("boughtNotional"), columns.get("bought")));
        columns.put("sellPrice", quotient(columns.remove("soldNotional"), columns.get("sold")));
        return new Curve(built.timeNs(), columns);
    }

    private static List<@Nullable Double> quotient(
            @Nullable List<@Nullable Double> above, @Nullable List<@Nullable Double> below) {
        List<@Nullable Double> quotient = new ArrayList<>();
        for (int i = 0; above != null && below != null && i < above.size(); i++) {
            Double a = above.get(i);
            Double b = below.get(i);
            quotient.add(a == null || b == null || b == 0 ? null : Double.valueOf(a / b));
        }
        return quotient;
    }

    private static Map<String, Rule> columns() {
        Map<String, Rule> columns = new LinkedHashMap<>();
        columns.put("mid", Rule.LAST);
        columns.put("midLow", Rule.MIN);
        columns.put("midHigh", Rule.MAX);
        columns.put("position", Rule.LAST);
        columns.put("bought", Rule.SUM);
        columns.put("sold", Rule.SUM);
        columns.put("boughtNotional", Rule.SUM);
        columns.put("soldNotional", Rule.SUM);
        return columns;
    }
}
