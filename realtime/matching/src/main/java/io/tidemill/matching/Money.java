package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;

/**
 * Exact money of one spot instrument, as whole numbers of {@code 10^-8} of an asset, the precision in which Binance keeps
 * accounts. What does not fit 63 bits throws instead of wrapping.
 */
@HotPath
public final class Money {
    /** Digits after the point of every amount. */
    public static final int SCALE = 8;

    private static final long[] POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000L, 10_000_000_000L
    };
    /** A fee of one bps is 1,000 of these parts. */
    private static final long FEE_PARTS = 10_000_000;

    private final long lotMantissa;
    private final long stepsMantissa;
    private final long quoteFactor;
    private final long quoteDivisor;

    /**
     * The money of an instrument.
     *
     * @throws IllegalArgumentException if its lot has more than {@value #SCALE} digits, or tick and lot together more than 18
     */
    public Money(Instrument instrument) {
        int lotScale = instrument.lot().scale();
        int scale = lotScale + instrument.tick().scale();
        if (lotScale > SCALE || scale > SCALE + 10) {
            throw new IllegalArgumentException("tick and lot must fit money of " + SCALE + " digits, were "
                    + instrument.tick() + " and " + instrument.lot() + " (" + instrument.name() + ")");
        }
        lotMantissa = instrument.lot().mantissa() * POWERS_OF_TEN[SCALE - lotScale];
        stepsMantissa = Math.multiplyExact(
                instrument.lot().mantissa(), instrument.tick().mantissa());
        quoteFactor = scale <= SCALE ? POWERS_OF_TEN[SCALE - scale] : 1;
        quoteDivisor = scale > SCALE ? POWERS_OF_TEN[scale - SCALE] : 1;
    }

    /** So many lots, in base. */
    public long base(long sizeLots) {
        return Math.multiplyExact(sizeLots, lotMantissa);
    }

    /** The value of so many lots at a price, in quote, rounded down to 8 digits. */
    public long quote(long priceTicks, long sizeLots) {
        return exact(priceTicks, sizeLots) / quoteDivisor;
    }

    /** The value of so many lots at a price, in quote, rounded up to 8 digits: what must be locked for a bid. */
    public long quoteUp(long priceTicks, long sizeLots) {
        return -Math.floorDiv(-exact(priceTicks, sizeLots), quoteDivisor);
    }

    /** The fee of an amount, rounded half up to 8 digits; &lt; 0 for a rebate. */
    static long fee(long mantissa, long milliBps) {
        long whole = mantissa / FEE_PARTS * milliBps;
        long part = mantissa % FEE_PARTS * milliBps;
        return whole + Math.floorDiv(part + FEE_PARTS / 2, FEE_PARTS);
    }

    private long exact(long priceTicks, long sizeLots) {
        return Math.multiplyExact(
                Math.multiplyExact(Math.multiplyExact(priceTicks, sizeLots), stepsMantissa), quoteFactor);
    }
}
