package io.tidemill.model.order;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.InstrumentKind;
import io.tidemill.model.market.Side;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What we hold of one instrument: the fold over our fills, exact in whole numbers.
 *
 * <p>Values are kept in <em>units</em> of one tick times one lot, so that a fill moves them by {@code priceTicks x sizeLots}
 * without rounding. After any fills
 *
 * <pre>
 *   netLots   = lots bought - lots sold
 *   cashUnits = units sold - units bought = realizedUnits - openUnits
 *   profit    = cashUnits + netLots x mark  =  realizedUnits + (netLots x mark - openUnits)
 * </pre>
 *
 * where {@code openUnits} is what the open lots cost (average cost; negative when short). Taking a part off an open
 * position splits its cost by division; what is lost there is less than one unit and stays in {@code openUnits}, so the
 * equations hold exactly.
 *
 * <p>Fees are kept apart, exact, by asset. Spot and linear contracts only.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> a fill allocates nothing, but for the first fee in an asset.
 *
 * @see Fees
 */
@HotPath
public final class Position {
    private final Instrument instrument;
    private final double quotePerUnit;
    private final Fees fees;
    private long netLots;
    private long openUnits;
    private long realizedUnits;
    private long boughtLots;
    private long soldLots;
    private long cashUnits;
    private double turnoverUnits;
    private long fills;

    /**
     * A flat position.
     *
     * @throws IllegalArgumentException for an instrument whose profit is not in quote
     */
    public Position(Instrument instrument) {
        if (instrument.kind() == InstrumentKind.INVERSE_PERPETUAL) {
            throw new IllegalArgumentException("a position is kept for contracts with profit in quote, was "
                    + instrument.kind() + " (" + instrument.name() + ")");
        }
        this.instrument = instrument;
        this.quotePerUnit = instrument.tick().toDouble(1) * instrument.lot().toDouble(1) * instrument.multiplier();
        this.fees = new Fees(instrument);
    }

    /**
     * Applies one fill.
     *
     * @param feeMantissa what we paid, &lt; 0 for a rebate, as {@code feeMantissa x 10^-feeScale} of {@code feeAsset}
     * @throws IllegalArgumentException if the size is not &gt; 0
     * @throws ArithmeticException if a sum does not fit 64 bits
     */
    public void fill(Side side, long priceTicks, long sizeLots, long feeMantissa, int feeScale, String feeAsset) {
        if (sizeLots <= 0) {
            throw new IllegalArgumentException(
                    "size of a fill must be > 0 lots, was " + sizeLots + " (" + instrument.name() + ")");
        }
        long units = Math.multiplyExact(priceTicks, sizeLots);
        if (side == Side.BUY) {
            boughtLots = Math.addExact(boughtLots, sizeLots);
        } else {
            soldLots = Math.addExact(soldLots, sizeLots);
        }
        int sign = side.sign();
        cashUnits = Math.subtractExact(cashUnits, sign * units);
        turnoverUnits += units;
        long closed = netLots * sign < 0 ? Math.min(Math.abs(netLots), sizeLots) : 0;
        if (closed > 0) {
            long cost = share(openUnits, closed, Math.abs(netLots));
            realizedUnits -= sign * priceTicks * closed + cost;
            openUnits -= cost;
            netLots += sign * closed;
        }
        long opened = sizeLots - closed;
        openUnits = Math.addExact(openUnits, sign * priceTicks * opened);
        netLots = Math.addExact(netLots, sign * opened);
        fees.add(feeMantissa, feeScale, feeAsset, priceTicks);
        fills++;
    }

    /** What is held. */
    public Instrument instrument() {
        return instrument;
    }

    /** Lots bought less lots sold. */
    public long netLots() {
        return netLots;
    }

    /** Whether nothing is held. */
    public boolean isFlat() {
        return netLots == 0;
    }

    /** Number of fills so far. */
    public long fills() {
        return fills;
    }

    /** Lots bought so far. */
    public long boughtLots() {
        return boughtLots;
    }

    /** Lots sold so far. */
    public long soldLots() {
        return soldLots;
    }

    /** What came in less what went out, without fees. <b>Unit:</b> one tick times one lot. */
    public long cashUnits() {
        return cashUnits;
    }

    /** Profit of what was closed, without fees. <b>Unit:</b> one tick times one lot. */
    public long realizedUnits() {
        return realizedUnits;
    }

    /** Cost of what is open, &lt; 0 when short. <b>Unit:</b> one tick times one lot. */
    public long openUnits() {
        return openUnits;
    }

    /** Average price of what is open; 0 when flat. <b>Unit:</b> ticks. */
    public double averagePriceTicks() {
        return netLots == 0 ? 0 : (double) openUnits / netLots;
    }

    /** Profit of what was closed, without fees. <b>Unit:</b> quote. */
    public double realizedQuote() {
        return realizedUnits * quotePerUnit;
    }

    /** Profit of what is open at a price, without fees. <b>Unit:</b> quote. */
    public double unrealizedQuote(double markTicks) {
        return (netLots * markTicks - openUnits) * quotePerUnit;
    }

    /** Profit since the beginning at a price, after those fees that {@link Fees#quote} can value. <b>Unit:</b> quote. */
    public double profitQuote(double markTicks) {
        return (realizedUnits + (netLots * markTicks - openUnits)) * quotePerUnit - fees.quote();
    }

    /** All that was bought and sold. <b>Unit:</b> quote. */
    public double turnoverQuote() {
        return turnoverUnits * quotePerUnit;
    }

    /** What came in less what went out, without fees, exact. <b>Unit:</b> quote. Cold path: allocates. */
    public BigDecimal cashQuote() {
        BigInteger mantissa = BigInteger.valueOf(cashUnits)
                .multiply(BigInteger.valueOf(instrument.tick().mantissa()))
                .multiply(BigInteger.valueOf(instrument.lot().mantissa()));
        return new BigDecimal(
                        mantissa, instrument.tick().scale() + instrument.lot().scale())
                .multiply(BigDecimal.valueOf(instrument.multiplier()));
    }

    /** What was paid in fees. */
    public Fees fees() {
        return fees;
    }

    /** Name, net lots and average price, for people. */
    @Override
    public String toString() {
        return instrument.name() + " " + instrument.lot().toDecimal(netLots).toPlainString() + " at "
                + averagePriceTicks() * instrument.tick().toDouble(1);
    }

    /** {@code total x part / whole} towards zero, without overflow in between; exact when {@code part == whole}. */
    private static long share(long total, long part, long whole) {
        long each = total / whole;
        long rest = total % whole;
        // |rest| < whole, so the second term is below part; a double is exact enough to split a rest
        long high = Math.multiplyHigh(rest, part);
        long low = rest * part;
        long ofRest = high == low >> 63 ? low / whole : (long) ((double) rest * part / whole);
        return part == whole ? total : each * part + ofRest;
    }
}
