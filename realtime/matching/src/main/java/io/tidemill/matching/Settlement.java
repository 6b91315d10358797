package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderState;
import org.jspecify.annotations.Nullable;

/** What a fill does to our order and our account: size, fee, balances, and the answers that tell of it. */
@HotPath
final class Settlement {
    private final Answers answers;
    private final @Nullable Ledger ledger;
    private final boolean feeInQuote;
    private final long makerMilliBps;
    private final long takerMilliBps;
    private long lastTradeId;

    Settlement(FeeModel fees, @Nullable Ledger ledger, Answers answers) {
        this.answers = answers;
        this.ledger = ledger;
        feeInQuote = fees.asset() == FeeModel.FeeAsset.QUOTE;
        makerMilliBps = Math.round(fees.makerBps() * 1000);
        takerMilliBps = Math.round(fees.takerBps() * 1000);
    }

    /**
     * Locks what the order may cost.
     *
     * @param marketCostMantissa what a MARKET bid would cost now, in quote
     * @return false if the account does not hold it
     */
    boolean lock(Order order, Instrument instrument, Money money, long marketCostMantissa) {
        if (ledger == null) {
            return true;
        }
        long mantissa = order.side == Side.SELL
                ? money.base(order.sizeLots)
                : order.kind == OrderKind.MARKET ? marketCostMantissa : money.quoteUp(order.priceTicks, order.sizeLots);
        if (!ledger.lock(payAsset(ledger, order, instrument), mantissa)) {
            return false;
        }
        order.lockedMantissa = mantissa;
        return true;
    }

    void fill(
            Order order,
            Instrument instrument,
            Money money,
            long priceTicks,
            long lots,
            Liquidity liquidity,
            long timeNs) {
        order.filledLots += lots;
        order.state = order.remainingLots() == 0 ? OrderState.FILLED : OrderState.PARTLY_FILLED;
        long base = money.base(lots);
        long quote = money.quote(priceTicks, lots);
        boolean buys = order.side == Side.BUY;
        boolean feeOfQuote = feeInQuote || !buys;
        long milliBps = liquidity == Liquidity.MAKER ? makerMilliBps : takerMilliBps;
        long fee = Money.fee(feeOfQuote ? quote : base, milliBps);
        String feeAsset = feeOfQuote ? instrument.quote() : instrument.base();
        lastTradeId++;
        answers.filled(order, lastTradeId, priceTicks, lots, liquidity, fee, feeAsset, timeNs);
        if (ledger != null) {
            int pays = payAsset(ledger, order, instrument);
            int gets = ledger.index(buys ? instrument.base() : instrument.quote());
            long left = buys && order.kind != OrderKind.MARKET
                    ? money.quoteUp(order.priceTicks, order.remainingLots())
                    : order.lockedMantissa - (buys ? quote : base);
            ledger.unlock(pays, order.lockedMantissa - left);
            ledger.receive(pays, buys ? -quote : -base);
            ledger.receive(gets, buys ? base : quote);
            ledger.receive(ledger.index(feeAsset), -fee);
            order.lockedMantissa = left;
            if (order.remainingLots() == 0) {
                unlock(order, instrument);
            }
            tell(ledger, instrument, timeNs);
        }
    }

    /** Frees what the order still holds. */
    void unlock(Order order, Instrument instrument) {
        if (ledger != null && order.lockedMantissa != 0) {
            ledger.unlock(payAsset(ledger, order, instrument), order.lockedMantissa);
            order.lockedMantissa = 0;
        }
    }

    /** Tells what the account holds of both assets of the instrument. */
    void tellBalances(Instrument instrument, long timeNs) {
        if (ledger != null) {
            tell(ledger, instrument, timeNs);
        }
    }

    private void tell(Ledger of, Instrument instrument, long timeNs) {
        int base = of.index(instrument.base());
        int quote = of.index(instrument.quote());
        answers.balance(instrument.base(), of.free(base), of.locked(base), timeNs);
        answers.balance(instrument.quote(), of.free(quote), of.locked(quote), timeNs);
    }

    private static int payAsset(Ledger of, Order order, Instrument instrument) {
        return of.index(order.side == Side.BUY ? instrument.quote() : instrument.base());
    }
}
