package io.tidemill.strategies;

import io.tidemill.model.HotPath;

/**
 * Where a market maker quotes who dislikes inventory: the closed-form approximation of Guéant, Lehalle and Fernandez-Tapia
 * to the problem of Avellaneda and Stoikov, far from the end of time.
 *
 * <p>Orders at the distance d from mid fill with the intensity {@code A exp(-k d)}, mid moves with volatility sigma, utility
 * is exponential with risk aversion gamma. With q orders held, the distances of bid and ask from mid are
 *
 * <pre>
 *   c1 = (1/gamma) ln(1 + gamma/k)
 *   c2 = sqrt( gamma / (2 A k) (1 + gamma/k)^(1 + k/gamma) )
 *   d_bid(q) = c1 + (2q + 1)/2 sigma c2
 *   d_ask(q) = c1 - (2q - 1)/2 sigma c2
 * </pre>
 *
 * All prices are in bps of mid, sizes in orders, times in s.
 *
 * <p><b>Source:</b> Guéant, Lehalle, Fernandez-Tapia, Dealing with the inventory risk: a solution to the market making
 * problem, Math. Financ. Econ. 7 (2013), section 4, the closed-form approximation of the asymptotic quotes; in Guéant, Optimal
 * market making, Appl. Math. Finance 24 (2017), these are (4.6) and (4.7) with xi = gamma and Delta = 1. The model is that of
 * Avellaneda and Stoikov, High-frequency trading in a limit order book, Quant. Finance 8 (2008).
 */
@HotPath
final class GlftQuotes {
    private final double c1;
    private final double c2;

    GlftQuotes(double gamma, double intensity, double decay) {
        double ratio = gamma / decay;
        c1 = Math.log1p(ratio) / gamma;
        c2 = Math.sqrt(gamma / (2 * intensity * decay) * Math.exp((1 + 1 / ratio) * Math.log1p(ratio)));
    }

    /** Distance of the bid below mid, bps; &lt; 0 is above. */
    double bidDistanceBps(double inventoryOrders, double volatility) {
        return c1 + (2 * inventoryOrders + 1) / 2 * volatility * c2;
    }

    /** Distance of the ask above mid, bps; &lt; 0 is below. */
    double askDistanceBps(double inventoryOrders, double volatility) {
        return c1 - (2 * inventoryOrders - 1) / 2 * volatility * c2;
    }
}
