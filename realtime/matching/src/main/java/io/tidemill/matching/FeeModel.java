package io.tidemill.matching;

import io.tidemill.model.order.Liquidity;

/**
 * What a venue takes of each fill, in basis points of its value.
 *
 * @param makerBps of a fill that gave liquidity, &lt; 0 for a rebate; three digits after the point count
 * @param takerBps of a fill that took liquidity
 * @param asset in which it is taken
 */
public record FeeModel(double makerBps, double takerBps, FeeAsset asset) {
    private static final double LIMIT_BPS = 1000;

    /** Checks the range. */
    public FeeModel {
        if (!(Math.abs(makerBps) <= LIMIT_BPS) || !(Math.abs(takerBps) <= LIMIT_BPS)) {
            throw new IllegalArgumentException(
                    "fees must be within +-" + LIMIT_BPS + " bps, were maker " + makerBps + " and taker " + takerBps);
        }
    }

    /** No fees. */
    public static FeeModel free() {
        return new FeeModel(0, 0, FeeAsset.RECEIVED);
    }

    /** The first tier of Binance spot: 10 bps each, of what is received. */
    public static FeeModel binanceSpot() {
        return new FeeModel(10, 10, FeeAsset.RECEIVED);
    }

    /** The fee of an amount of money ({@code 10^-8} of the asset), rounded half up; &lt; 0 for a rebate. */
    public long fee(long mantissa, Liquidity liquidity) {
        return Money.fee(mantissa, Math.round((liquidity == Liquidity.MAKER ? makerBps : takerBps) * 1000));
    }

    /** In which asset a fee is taken. */
    public enum FeeAsset {
        /** Of what the fill brings: base when buying, quote when selling. As Binance spot does without BNB. */
        RECEIVED,
        /** Always quote. */
        QUOTE
    }
}
