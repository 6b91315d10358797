package io.tidemill.sandbox;

import io.tidemill.model.market.Side;

/**
 * Keeps a triangle of listings together: where A in money is dearer than A in B times B in money (or cheaper), it trades all three
 * legs at once, for no more than the best levels hold.
 */
final class ArbitrageAgent implements Agent {
    private static final double EDGE = 0.00005;
    private static final long REST_NS = 50_000_000;

    private final Crowd crowd;
    private final int baseInMoney;
    private final int quoteInMoney;
    private final int cross;

    /**
     * A triangle such as ETHUSDT, BTCUSDT, ETHBTC.
     *
     * @param baseInMoney listing of the base of the cross
     * @param quoteInMoney listing of the quote of the cross
     */
    ArbitrageAgent(Crowd crowd, int baseInMoney, int quoteInMoney, int cross) {
        this.crowd = crowd;
        this.baseInMoney = baseInMoney;
        this.quoteInMoney = quoteInMoney;
        this.cross = cross;
    }

    @Override
    public long act(long nowNs) {
        GeneratedBook direct = crowd.book(baseInMoney);
        GeneratedBook money = crowd.book(quoteInMoney);
        GeneratedBook crossed = crowd.book(cross);
        if (direct.hasBoth() && money.hasBoth() && crossed.hasBoth()) {
            if (crossed.price(Side.BUY) * money.price(Side.BUY) > direct.price(Side.SELL) * (1 + EDGE)) {
                trade(Side.SELL);
            } else if (crossed.price(Side.SELL) * money.price(Side.SELL) < direct.price(Side.BUY) * (1 - EDGE)) {
                trade(Side.BUY);
            }
        }
        return REST_NS;
    }

    /** Trades the cross on this side, its quote on the same side against money, and its base on the other. */
    private void trade(Side side) {
        Side resting = side.opposite();
        GeneratedBook direct = crowd.book(baseInMoney);
        GeneratedBook money = crowd.book(quoteInMoney);
        GeneratedBook crossed = crowd.book(cross);
        double crossPrice = crossed.price(resting);
        double base = Math.min(size(crossed, resting), size(direct, side));
        base = Math.min(base, size(money, resting) / crossPrice);
        crowd.take(cross, side, crossed.priceTicks(resting), crossed.lots(base));
        crowd.take(quoteInMoney, side, money.priceTicks(resting), money.lots(base * crossPrice));
        crowd.take(baseInMoney, side.opposite(), direct.priceTicks(side), direct.lots(base));
    }

    private static double size(GeneratedBook book, Side side) {
        return book.listing.instrument().lot().toDouble(book.sizeLots(side));
    }
}
