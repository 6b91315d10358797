package io.tidemill.sandbox;

import static io.tidemill.sandbox.ConnectorSession.awaits;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.connectors.binance.AccountStream;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own connector and codec against our own venue, over real sockets, with and without faults. */
class BinanceConnectorSandboxIT {
    private static final long LOTS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void instrumentsAreLearntAndBooksAreTheVenuesOwn() throws Exception {
        try (ConnectorSession session = generated(AccountStream.NONE)) {
            session.booksAreRight(100);
            assertThat(session.known()).isEqualTo(3);
            assertThat(session.btc().lot()).isEqualTo(Step.parse("0.00000001"));
            assertThat(session.btc().orderStepLots()).isEqualTo(1_000);
            assertThat(session.btc().minSizeLots()).isEqualTo(1_000);
            assertThat(session.trades()).isPositive();
            assertThat(session.counters().gaps()).isZero();
            assertThat(session.counters().refused()).isZero();
        }
    }

    @Test
    void aReplayedFileJoinsWithoutAGapToItsEnd() throws Exception {
        Path file = folder.resolve("frames.gz");
        GeneratedMarket.record(file, Duration.ofSeconds(30), 4);
        ReplayMarket market = ReplayMarket.of(List.of(file));
        market.speed(20);
        BinanceSandbox sandbox = BinanceSandbox.start(SandboxConfig.defaults(), market);
        try (ConnectorSession session = new ConnectorSession(sandbox, AccountStream.SIGNED_SUBSCRIPTION)) {
            session.booksAreRight(20);
            long order = session.place(
                    Side.BUY, OrderKind.LIMIT, TimeInForce.IOC, session.bestTicks(Side.SELL) + 1_000, LOTS);
            awaits(() -> session.orders.filledLots(order) == LOTS);
            awaits(market::isAtEnd);
            awaits(() -> session.counters().frames() > market.frames());
            assertThat(session.counters().gaps()).isZero();
            assertThat(session.counters().refused()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void ordersLiveTheirLifeByReplyAndByStream(AccountStream accountStream) throws Exception {
        try (ConnectorSession session = generated(accountStream)) {
            session.booksAreRight(1);
            OrderStory orders = session.orders;
            long low = session.bestTicks(Side.BUY) - 100_000;
            long resting = session.place(Side.BUY, OrderKind.LIMIT_MAKER, TimeInForce.GTC, low, LOTS);
            // once by the reply, once by the stream
            awaits(() -> orders.of(resting).equals(List.of("accepted", "accepted")));
            awaits(() -> orders.locked("USDT").signum() > 0);
            session.query(resting);
            awaits(() -> orders.told(resting, "status ACCEPTED 0"));
            session.cancel(resting);
            awaits(() -> orders.of(resting).stream().filter("canceled"::equals).count() == 2);
            session.cancel(resting);
            awaits(() -> orders.told(resting, "cancelRejected UNKNOWN_ORDER"));
            awaits(() -> orders.locked("USDT").signum() == 0);

            long first = session.place(Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, low, LOTS);
            long second = session.place(Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, low - 1, LOTS);
            awaits(() -> orders.told(first, "accepted") && orders.told(second, "accepted"));
            session.cancelAll();
            awaits(() -> orders.told(first, "canceled") && orders.told(second, "canceled"));
        }
    }

    @Test
    void refusalsBearTheirReasons() throws Exception {
        try (ConnectorSession session = generated(AccountStream.SIGNED_SUBSCRIPTION)) {
            session.booksAreRight(1);
            long ask = session.bestTicks(Side.SELL);
            long taking = session.place(Side.BUY, OrderKind.LIMIT_MAKER, TimeInForce.GTC, ask + 100_000, LOTS);
            awaits(() -> session.orders.told(taking, "rejected WOULD_TAKE"));
            long offStep = session.place(Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, ask - 100_000, LOTS + 1);
            awaits(() -> session.orders.told(offStep, "rejected FILTER"));
            long rich = session.place(Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, ask - 100_000, LOTS * 10_000);
            awaits(() -> session.orders.told(rich, "rejected INSUFFICIENT_BALANCE"));
        }
    }

    @Test
    void anExecutionIsTheSameByBothWaysAndTheMoneyAddsUp() throws Exception {
        try (ConnectorSession session = generated(AccountStream.SIGNED_SUBSCRIPTION)) {
            session.booksAreRight(1);
            awaits(() -> session.orders.total("BTC").signum() > 0);
            BigDecimal btc = session.orders.total("BTC");
            BigDecimal usdt = session.orders.total("USDT");
            long taker = session.place(
                    Side.BUY, OrderKind.LIMIT, TimeInForce.IOC, session.bestTicks(Side.SELL) + 10_000, LOTS * 10);
            awaits(() -> session.orders.filledLots(taker) == LOTS * 10);
            awaits(() -> session.orders.of(taker).stream()
                            .filter(word -> word.startsWith("filled"))
                            .count()
                    == 2L * session.orders.executions().size());
            BigDecimal paid = BigDecimal.ZERO;
            BigDecimal got = BigDecimal.ZERO;
            for (OrderStory.Execution one : session.orders.executions()) {
                assertThat(one.liquidity()).isEqualTo(Liquidity.TAKER);
                assertThat(one.feeAsset()).isEqualTo("BTC");
                BigDecimal size = session.btc().lot().toDecimal(one.sizeLots());
                paid = paid.add(session.btc().tick().toDecimal(one.priceTicks()).multiply(size));
                got = got.add(size).subtract(one.fee());
            }
            BigDecimal wantedBtc = btc.add(got);
            BigDecimal wantedUsdt = usdt.subtract(paid);
            awaits(() -> session.orders.total("BTC").compareTo(wantedBtc) == 0
                    && session.orders.total("USDT").compareTo(wantedUsdt) == 0);
        }
    }

    @Test
    void framesThatAreLostOrDoubledOrCutLeaveARightBook() throws Exception {
        try (ConnectorSession session = generated(AccountStream.NONE)) {
            session.booksAreRight(5);
            session.sandbox.faults(FaultPlan.none().with(11, 0, 0).withFrames(0.02, 0.05, 0, 0.02, 0.002));
            awaits(() -> session.counters().gaps() > 3 && session.counters().passedOver() > 3);
            session.sandbox.faults(FaultPlan.none());
            session.booksAreRight(50);
        }
    }

    @Test
    void whatHappenedWhileTheStreamWasAwayIsAskedFor() throws Exception {
        try (ConnectorSession session = generated(AccountStream.SIGNED_SUBSCRIPTION)) {
            session.booksAreRight(1);
            long low = session.bestTicks(Side.BUY) - 100_000;
            long order = session.place(Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, low, LOTS);
            long stays = session.place(Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, low - 1, LOTS);
            awaits(() -> session.orders.told(order, "accepted") && session.orders.told(stays, "accepted"));
            session.sandbox.faults(FaultPlan.none().with(3, 0, 0).withFrames(0, 0, 0, 0, 1));
            new Client(session.sandbox)
                    .signed("DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=" + ClientOrderId.text(order));
            session.sandbox.faults(FaultPlan.none());
            awaits(() -> session.orders.told(order, "status CANCELED 0"));
            awaits(() -> session.orders.told(stays, "status ACCEPTED 0"));
            session.booksAreRight(5);
        }
    }

    @Test
    void afterTooManyRequestsOrdersAreRefusedUntilTheTimeIsUp() throws Exception {
        try (ConnectorSession session = generated(AccountStream.SIGNED_SUBSCRIPTION)) {
            session.booksAreRight(1);
            long low = session.bestTicks(Side.BUY) - 100_000;
            session.sandbox.faults(FaultPlan.none().with(5, 0, 0).withReplies(1, 0, 0));
            long refused = session.place(Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, low, LOTS);
            awaits(() -> session.orders.told(refused, "rejected RATE_LIMITED"));
            long kept = session.place(Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, low, LOTS);
            awaits(() -> session.orders.told(kept, "rejected RATE_BUDGET"));
            session.sandbox.faults(FaultPlan.none());
            awaits(() -> {
                long again = session.place(Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, low, LOTS);
                awaits(() -> !session.orders.of(again).isEmpty());
                return session.orders.told(again, "accepted");
            });
        }
    }

    @Test
    void aLostAnswerIsUnknownUntilAQuestionResolvesIt() throws Exception {
        try (ConnectorSession session = generated(AccountStream.SIGNED_SUBSCRIPTION)) {
            session.booksAreRight(1);
            // neither reply nor stream tells: only a question can
            session.sandbox.faults(
                    FaultPlan.none().with(9, 0, 0).withReplies(0, 1, 0).withFrames(1, 0, 0, 0, 0));
            long resting = session.place(
                    Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, session.bestTicks(Side.BUY) - 100_000, LOTS);
            long taker = session.place(
                    Side.BUY, OrderKind.LIMIT, TimeInForce.IOC, session.bestTicks(Side.SELL) + 100_000, LOTS);
            awaits(() -> session.orders.told(resting, "unknown") && session.orders.told(taker, "unknown"));
            assertThat(session.orders.executions()).isEmpty();
            session.sandbox.faults(FaultPlan.none());
            session.query(resting);
            session.query(taker);
            awaits(() -> session.orders.told(resting, "status ACCEPTED 0"));
            awaits(() -> session.orders.told(taker, "status FILLED " + LOTS));
            awaits(() -> session.orders.filledLots(taker) == LOTS);
        }
    }

    private static ConnectorSession generated(AccountStream accountStream) throws Exception {
        return new ConnectorSession(start(), accountStream);
    }

    private static BinanceSandbox start() throws IOException {
        GeneratedMarket market = new GeneratedMarket(GeneratedMarketConfig.triangle(1));
        market.speed(8);
        return BinanceSandbox.start(SandboxConfig.defaults(), market);
    }
}
