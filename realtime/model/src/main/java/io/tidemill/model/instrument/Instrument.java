package io.tidemill.model.instrument;

import java.util.Locale;

/**
 * One version of what is traded at one venue. A venue that changes a step makes a new version with a later
 * {@code validFromNs} and the same id.
 *
 * @param id dense, from 0, given once by the registry
 * @param name {@code BASE-QUOTE[-SUFFIX].VENUE}, such as {@code BTC-USDT.BINANCE}
 * @param venueSymbol the venue's own spelling, known only inside its connector
 * @param kind kind of contract
 * @param base asset that is bought or sold
 * @param quote asset that prices are in
 * @param settlement asset that profit is paid in
 * @param tick step of prices, in quote
 * @param lot step of sizes in data, in base (spot) or contracts; a venue's data may be finer than what it takes in orders
 * @param multiplier base or quote units of one contract; 1 for spot
 * @param orderStepLots sizes of orders are whole multiples of this, in lots; 1 where orders are as fine as data
 * @param minSizeLots smallest order, in lots
 * @param minNotional smallest order, in quote; 0 if none
 * @param validFromNs from when this version holds, ns since 1970 UTC
 */
public record Instrument(
        int id,
        String name,
        String venueSymbol,
        InstrumentKind kind,
        String base,
        String quote,
        String settlement,
        Step tick,
        Step lot,
        double multiplier,
        long orderStepLots,
        long minSizeLots,
        double minNotional,
        long validFromNs) {

    /** A size is a decimal and comes as a double: this much below a whole step is the step. */
    private static final double ROUNDING = 1e-12;

    /** Checks what must hold for any instrument. */
    public Instrument {
        if (id < 0) {
            throw new IllegalArgumentException("id must be >= 0, was " + id + " (" + name + ")");
        }
        if (!name.matches("[A-Z0-9]+(-[A-Z0-9]+)+\\.[A-Z0-9_]+")) {
            throw new IllegalArgumentException("instrument name must look like BTC-USDT.BINANCE, was '" + name + "'");
        }
        if (!(multiplier > 0)) {
            throw new IllegalArgumentException("multiplier must be > 0, was " + multiplier + " (" + name + ")");
        }
        if (orderStepLots < 1) {
            throw new IllegalArgumentException("orderStepLots must be >= 1, was " + orderStepLots + " (" + name + ")");
        }
        if (minSizeLots < 0) {
            throw new IllegalArgumentException("minSizeLots must be >= 0, was " + minSizeLots + " (" + name + ")");
        }
        if (!(minNotional >= 0)) {
            throw new IllegalArgumentException("minNotional must be >= 0, was " + minNotional + " (" + name + ")");
        }
    }

    /** A spot instrument with its usual name, whose orders are as fine as its data. */
    public static Instrument spot(
            int id,
            String venue,
            String venueSymbol,
            String base,
            String quote,
            Step tick,
            Step lot,
            long minSizeLots,
            double minNotional,
            long validFromNs) {
        String name = (base + "-" + quote + "." + venue).toUpperCase(Locale.ROOT);
        return new Instrument(
                id,
                name,
                venueSymbol,
                InstrumentKind.SPOT,
                base,
                quote,
                quote,
                tick,
                lot,
                1.0,
                1,
                minSizeLots,
                minNotional,
                validFromNs);
    }

    /** The same with another step of orders. <b>Unit:</b> lots. */
    public Instrument withOrderStep(long newOrderStepLots) {
        return new Instrument(
                id,
                name,
                venueSymbol,
                kind,
                base,
                quote,
                settlement,
                tick,
                lot,
                multiplier,
                newOrderStepLots,
                minSizeLots,
                minNotional,
                validFromNs);
    }

    /**
     * The size of an order that is meant to be this large: rounded down to whole steps of orders, but one step at least; whether
     * so little is taken is for {@link #minSizeLots} to say. <b>Unit:</b> base or contracts in, lots out.
     */
    public long orderLots(double size) {
        double steps = size / (lot.toDouble(1) * orderStepLots);
        return Math.max(1, (long) Math.floor(steps * (1 + ROUNDING))) * orderStepLots;
    }

    /** The part of a size that one order can have: rounded down to whole steps of orders, 0 if it is less than one. */
    public long wholeOrderLots(long lots) {
        return lots - lots % orderStepLots;
    }

    /** Whether an order can have this size, as far as the step of orders goes. */
    public boolean isOnOrderStep(long lots) {
        return lots % orderStepLots == 0;
    }

    /** The venue, the part of the name behind the point. */
    public String venue() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** Value of a trade in quote (spot and linear contracts). <b>Unit:</b> quote. */
    public double notional(long priceTicks, long sizeLots) {
        return tick.toDouble(priceTicks) * lot.toDouble(sizeLots) * multiplier;
    }
}
