package io.tidemill.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedVenueTest {
    private final VenueBench bench =
            new VenueBench(SimulatedVenueConfig.defaults("TEST").withFees(FeeModel.free()));

    @Test
    void anOrderBetweenTwoStepsOfOrdersIsRejected() {
        VenueBench coarse =
                new VenueBench(SimulatedVenueConfig.defaults("TEST"), VenueBench.INSTRUMENT.withOrderStep(5));
        coarse.withBook().limit(1, Side.BUY, 100, 7).limit(2, Side.BUY, 100, 10);
        assertThat(coarse.heard()).containsExactly("rejected 1 FILTER", "accepted 2");
    }

    @Test
    void aTradeAtOurPriceFirstUsesUpTheQueueBeforeUs() {
        bench.withBook().limit(1, Side.BUY, 100, 5);
        assertThat(bench.trade(Side.SELL, 100, 10).heard()).containsExactly("accepted 1");
        assertThat(bench.trade(Side.SELL, 100, 3).heard()).containsExactly("filled 1 3@100 MAKER fee 0BTC");
        assertThat(bench.trade(Side.SELL, 100, 9).heard()).containsExactly("filled 1 2@100 MAKER fee 0BTC");
    }

    @Test
    void ordersOfOursShareATradeInTheOrderOfTheirQueue() {
        // 10 before us, 4 of ours, 2 that came later, 4 more of ours
        bench.withBook().limit(1, Side.BUY, 100, 4).level(Side.BUY, 100, 12).limit(2, Side.BUY, 100, 4);
        bench.heard();
        assertThat(bench.trade(Side.SELL, 100, 15).heard()).containsExactly("filled 1 4@100 MAKER fee 0BTC");
        assertThat(bench.trade(Side.SELL, 100, 2).heard()).containsExactly("filled 2 1@100 MAKER fee 0BTC");
    }

    @Test
    void aTradeThroughOurPriceFillsUpToItsSizeAtOurPrice() {
        bench.withBook().limit(1, Side.SELL, 102, 5);
        assertThat(bench.trade(Side.BUY, 103, 3).heard())
                .containsExactly("accepted 1", "filled 1 3@102 MAKER fee 0USDT");
    }

    @Test
    void aTradeOfTheOtherSideOrAtABetterPriceDoesNotFill() {
        bench.withBook().limit(1, Side.BUY, 99, 5);
        assertThat(bench.trade(Side.BUY, 98, 50).trade(Side.SELL, 100, 50).heard())
                .containsExactly("accepted 1");
    }

    @Test
    void cancelsAreBehindUsUntilTheLevelIsSmallerThanOurQueue() {
        bench.withBook().limit(1, Side.BUY, 99, 5).level(Side.BUY, 99, 50).level(Side.BUY, 99, 4);
        assertThat(bench.trade(Side.SELL, 99, 5).heard()).containsExactly("accepted 1", "filled 1 1@99 MAKER fee 0BTC");
    }

    @Test
    void aLevelThatShrinksByATradeIsNotTakenOffTheQueueTwice() {
        VenueBench probable = new VenueBench(
                SimulatedVenueConfig.defaults("TEST").withFees(FeeModel.free()).withQueue(QueueModel.probabilistic(1)));
        probable.withBook().limit(1, Side.BUY, 99, 5);
        // 20 before us, 4 traded: 16 before us; the level prints 16: no cancel
        probable.trade(Side.SELL, 99, 4).level(Side.BUY, 99, 16);
        probable.trade(Side.SELL, 99, 16);
        assertThat(probable.heard()).containsExactly("accepted 1");
        assertThat(probable.trade(Side.SELL, 99, 1).heard()).containsExactly("filled 1 1@99 MAKER fee 0BTC");
    }

    @Test
    void aBookThatCrossesOurPriceFillsUsUpToTheSizeThatCrosses() {
        bench.withBook().limit(1, Side.BUY, 101, 5);
        bench.heard();
        assertThat(bench.level(Side.SELL, 101, 3).heard()).containsExactly("filled 1 3@101 MAKER fee 0BTC");
        assertThat(bench.level(Side.SELL, 101, 3).heard()).isEmpty();
        assertThat(bench.level(Side.SELL, 101, 7).heard()).containsExactly("filled 1 2@101 MAKER fee 0BTC");
    }

    @Test
    void aNewerQuoteCrossesToo() {
        bench.withBook().limit(1, Side.SELL, 101, 5);
        bench.heard();
        assertThat(bench.quote(101, 2, 102, 10).heard()).containsExactly("filled 1 2@101 MAKER fee 0USDT");
        assertThat(bench.quote(101, 2, 103, 20).heard()).isEmpty();
    }

    @Test
    void aTakerWalksTheLevelsAndCannotTakeTheSameLotsTwice() {
        bench.withBook().limit(1, Side.BUY, 103, 15);
        assertThat(bench.heard())
                .containsExactly("accepted 1", "filled 1 10@102 TAKER fee 0BTC", "filled 1 5@103 TAKER fee 0BTC");
        bench.place(2, Side.BUY, OrderKind.MARKET, TimeInForce.IOC, 0, 20);
        assertThat(bench.heard())
                .containsExactly("accepted 2", "filled 2 15@103 TAKER fee 0BTC", "filled 2 5@104 TAKER fee 0BTC");
        bench.level(Side.SELL, 102, 11).place(3, Side.BUY, OrderKind.MARKET, TimeInForce.IOC, 0, 1);
        assertThat(bench.heard()).containsExactly("accepted 3", "filled 3 1@102 TAKER fee 0BTC");
    }

    @Test
    void aQuoteThatIsNewerThanTheBookHidesLevelsThatAreGone() {
        bench.withBook().quote(100, 10, 103, 7).place(1, Side.BUY, OrderKind.MARKET, TimeInForce.IOC, 0, 10);
        assertThat(bench.heard())
                .containsExactly("accepted 1", "filled 1 7@103 TAKER fee 0BTC", "filled 1 3@104 TAKER fee 0BTC");
    }

    @Test
    void iocExpiresWhatDoesNotFillAtOnceAndFokFillsAllOrNothing() {
        bench.withBook();
        bench.place(1, Side.BUY, OrderKind.LIMIT, TimeInForce.FOK, 102, 11);
        assertThat(bench.heard()).containsExactly("accepted 1", "expired 1");
        bench.place(2, Side.BUY, OrderKind.LIMIT, TimeInForce.IOC, 102, 11);
        assertThat(bench.heard()).containsExactly("accepted 2", "filled 2 10@102 TAKER fee 0BTC", "expired 2");
        bench.place(3, Side.SELL, OrderKind.LIMIT, TimeInForce.FOK, 99, 30);
        assertThat(bench.heard())
                .containsExactly("accepted 3", "filled 3 10@100 TAKER fee 0USDT", "filled 3 20@99 TAKER fee 0USDT");
        bench.place(4, Side.SELL, OrderKind.MARKET, TimeInForce.IOC, 0, 31);
        assertThat(bench.heard()).containsExactly("accepted 4", "filled 4 30@98 TAKER fee 0USDT", "expired 4");
    }

    @Test
    void postOnlyIsRefusedWhereItWouldTake() {
        bench.withBook().place(1, Side.BUY, OrderKind.LIMIT_MAKER, TimeInForce.GTC, 102, 1);
        bench.place(2, Side.BUY, OrderKind.LIMIT_MAKER, TimeInForce.GTC, 101, 1);
        bench.place(3, Side.SELL, OrderKind.LIMIT_MAKER, TimeInForce.GTC, 101, 1);
        assertThat(bench.heard()).containsExactly("rejected 1 WOULD_TAKE", "accepted 2", "rejected 3 WOULD_TAKE");
    }

    @Test
    void aTakerThatMeetsOurOwnOrderExpires() {
        bench.withBook().limit(1, Side.SELL, 102, 5).limit(2, Side.BUY, 103, 20);
        // the 10 lots that stand before our own order may be taken
        assertThat(bench.heard())
                .containsExactly("accepted 1", "accepted 2", "filled 2 10@102 TAKER fee 0BTC", "expired 2");
        bench.limit(3, Side.SELL, 101, 5).limit(4, Side.BUY, 101, 1);
        assertThat(bench.heard()).containsExactly("accepted 3", "accepted 4", "expired 4");
    }

    @Test
    void nothingFillsWhileTheBookIsInvalid() {
        bench.limit(1, Side.BUY, 100, 1);
        bench.withBook().limit(2, Side.BUY, 100, 5).gap();
        bench.trade(Side.SELL, 90, 100).quote(80, 5, 90, 5).limit(3, Side.BUY, 105, 5);
        assertThat(bench.heard()).containsExactly("rejected 1 VENUE", "accepted 2", "rejected 3 VENUE");
        // whole again: our order stands behind all 10 of its price
        bench.withBook().trade(Side.SELL, 100, 11);
        assertThat(bench.heard()).containsExactly("filled 2 1@100 MAKER fee 0BTC");
    }

    @Test
    void cancelsAndQueriesAnswerWhatIsSo() {
        bench.withBook()
                .limit(1, Side.BUY, 100, 5)
                .query(1)
                .cancel(1)
                .cancel(1)
                .query(1)
                .query(9)
                .limit(1, Side.BUY, 1, 1);
        assertThat(bench.heard())
                .containsExactly(
                        "accepted 1",
                        "status 1 ACCEPTED 0",
                        "canceled 1",
                        "cancelRejected 1 UNKNOWN_ORDER",
                        "status 1 CANCELED 0",
                        "status 9 REJECTED 0",
                        "rejected 1 DUPLICATE_ID");
        bench.limit(2, Side.BUY, 100, 5).limit(3, Side.SELL, 104, 5);
        bench.venue.cancelAll(0, bench.now);
        assertThat(bench.settle().heard()).containsExactly("accepted 2", "accepted 3", "canceled 2", "canceled 3");
    }

    @Test
    void aSizeBelowTheSmallestIsRefused() {
        bench.withBook().limit(1, Side.BUY, 100, 0).limit(2, Side.BUY, 0, 5);
        assertThat(bench.heard()).containsExactly("rejected 1 FILTER", "rejected 2 FILTER");
    }

    @Test
    void commandsAndAnswersTakeTheirTimeAndDoNotOvertake() {
        VenueBench slow = new VenueBench(SimulatedVenueConfig.defaults("TEST")
                .withFees(FeeModel.free())
                .withLatency(LatencyModel.constant(100, 30)));
        slow.withBook();
        slow.log.withTimes = true;
        long sent = slow.now;
        slow.venue.place(1, 0, Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, 102, 4, 1, 1, sent);
        slow.venue.cancel(1, 0, sent + 1);
        assertThat(slow.venue.nextDueNs()).isEqualTo(sent + 100);
        slow.venue.advanceTo(sent + 129);
        assertThat(slow.heard()).isEmpty();
        slow.venue.advanceTo(sent + 131);
        assertThat(slow.heard())
                .containsExactly(
                        sent + 130 + " accepted 1",
                        sent + 130 + " filled 1 4@102 TAKER fee 0BTC",
                        sent + 131 + " cancelRejected 1 UNKNOWN_ORDER");
    }

    @Test
    void atEqualTimesTheMarketComesBeforeTheCommand() {
        VenueBench slow = new VenueBench(SimulatedVenueConfig.defaults("TEST")
                .withFees(FeeModel.free())
                .withLatency(LatencyModel.constant(100, 0)));
        slow.withBook();
        slow.venue.place(1, 0, Side.BUY, OrderKind.LIMIT, TimeInForce.IOC, 102, 4, 1, 1, slow.now);
        slow.now += 100;
        slow.sequence++;
        slow.delta(BookAction.DELETE, Side.SELL, 102, 0, BookFlags.LAST);
        assertThat(slow.settle().heard()).containsExactly("accepted 1", "expired 1");
    }

    @Test
    void noCommandIsMatchedInTheMiddleOfABatch() {
        bench.withBook();
        bench.now++;
        bench.delta(BookAction.DELETE, Side.SELL, 102, 0, 0);
        bench.place(1, Side.BUY, OrderKind.MARKET, TimeInForce.IOC, 0, 1);
        assertThat(bench.heard()).isEmpty();
        bench.delta(BookAction.DELETE, Side.SELL, 103, 0, BookFlags.LAST);
        assertThat(bench.settle().heard()).containsExactly("accepted 1", "filled 1 1@104 TAKER fee 0BTC");
    }

    @Test
    void feesAreExactInTheAssetThatIsReceived() {
        VenueBench paying = new VenueBench(
                SimulatedVenueConfig.defaults("TEST").withFees(new FeeModel(1, 7.5, FeeModel.FeeAsset.RECEIVED)));
        paying.withBook()
                .limit(1, Side.BUY, 102, 10)
                .limit(2, Side.SELL, 103, 10)
                .trade(Side.BUY, 104, 10);
        // 0.010 BTC x 7.5 bps; 1.03 USDT x 0.010 x 1 bps = 0.00000103
        assertThat(paying.heard())
                .containsExactly(
                        "accepted 1",
                        "filled 1 10@102 TAKER fee 0.0000075BTC",
                        "accepted 2",
                        "filled 2 10@103 MAKER fee 0.00000103USDT");
        assertThat(Money.fee(-15, 1000)).isZero();
        assertThat(Money.fee(100_000_000_000_000_000L, 1000)).isEqualTo(10_000_000_000_000L);
        assertThat(Money.fee(1_000_000, -500)).isEqualTo(-50);
    }

    @Test
    void balancesAreLockedCheckedAndTold() {
        VenueBench funded = new VenueBench(SimulatedVenueConfig.defaults("TEST")
                .withFees(new FeeModel(0, 100, FeeModel.FeeAsset.RECEIVED))
                .withBalances(Map.of("USDT", new BigDecimal("0.02"))));
        funded.withBook().limit(1, Side.SELL, 104, 1).limit(2, Side.BUY, 100, 10);
        assertThat(funded.heard()).containsExactly("rejected 1 INSUFFICIENT_BALANCE", "accepted 2");
        assertThat(funded.log.balances).endsWith("BTC 0.00000000 0.00000000", "USDT 0.01000000 0.01000000");
        funded.limit(3, Side.BUY, 102, 10);
        assertThat(funded.heard()).containsExactly("rejected 3 INSUFFICIENT_BALANCE");
        funded.limit(4, Side.BUY, 103, 9).cancel(2);
        // 9 lots at 102 cost 0.00918, not the 0.00927 that were locked; 1 % of 0.009 BTC is the fee
        assertThat(funded.log.balances).endsWith("BTC 0.00891000 0.00000000", "USDT 0.01082000 0.00000000");
    }

    @Test
    void timeMustNotGoBack() {
        bench.withBook();
        assertThatThrownBy(() -> bench.venue.trade(0, 1, 1, 1, 1, 1, Side.BUY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time must not go back, was at 1001 and an event came with 1");
    }
}
