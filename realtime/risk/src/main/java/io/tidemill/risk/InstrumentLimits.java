package io.tidemill.risk;

/**
 * What the gate allows in one instrument.
 *
 * @param maxOrderSize largest order, in base (spot) or contracts
 * @param maxOrderNotional largest order, in quote
 * @param maxPosition largest position to either side with all open orders filled, in base or contracts
 */
public record InstrumentLimits(double maxOrderSize, double maxOrderNotional, double maxPosition) {
    /** Checks that each is a limit. */
    public InstrumentLimits {
        RiskLimits.positive("maxOrderSize", maxOrderSize);
        RiskLimits.positive("maxOrderNotional", maxOrderNotional);
        RiskLimits.positive("maxPosition", maxPosition);
    }
}
