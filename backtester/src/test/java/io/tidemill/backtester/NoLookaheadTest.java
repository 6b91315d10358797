package io.tidemill.backtester;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoLookaheadTest {
    private static final long MS = 1_000_000;
    private static final int STEPS = 6_000;

    @ParameterizedTest
    @EnumSource(Latency.Feed.class)
    void whatHappensLaterDoesNotChangeWhatWasDoneBefore(Latency.Feed feed) {
        Latency latency = new Latency(2 * MS, 3 * MS, MS, 5 * MS, feed);
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long changeNs = SyntheticMarket.START_NS + random.nextLong(STEPS * 9 * MS);
            List<String> before = commands(new SyntheticMarket(seed, 2), latency, changeNs);
            long byNs = 1 + random.nextLong(10_000 * MS);
            List<String> after = commands(new SyntheticMarket(seed, 2).delayed(changeNs, byNs), latency, changeNs);
            assertThat(after).as("seed %d", seed).isEqualTo(before);
            assertThat(before).as("seed %d", seed).isNotEmpty();
        }
    }

    /**
     * The commands before the first event that differs can be known: a fill may be heard of before the event that filled it,
     * which happened at the venue one feed latency before its receive time.
     */
    private static List<String> commands(SyntheticMarket market, Latency latency, long changeNs) {
        List<String> noted = new ArrayList<>();
        BacktestConfig config = BacktestConfig.of(List.of("BTC-USDT.BINANCE", "ETH-USDT.BINANCE"), "churner")
                .withLatency(latency);
        EngineInputs.Factory factory =
                (commands, tally) -> new Reactive(new Noted(commands, noted, changeNs - latency.feedNs())).inputs();
        new Pass(market.read(STEPS), List.of(config), List.of(factory), EquityObserver.NONE)
                .run(List.of("0000000000000000"), "commit");
        return noted;
    }

    /** Quotes, and answers each fill with an order of the other side. */
    private static final class Reactive extends Churner {
        Reactive(OrderCommands commands) {
            super(commands, 5);
        }

        @Override
        public void accepted(long order, int id, long venueOrderId, long event, long receive) {
            commands.query(order, id, receive);
        }

        @Override
        public void canceled(long order, int id, long event, long receive) {
            place(id, Side.BUY, OrderKind.LIMIT, 1, 1, receive);
        }
    }

    private record Noted(OrderCommands commands, List<String> lines, long untilNs) implements OrderCommands {
        @Override
        public void place(
                long order,
                int id,
                Side side,
                OrderKind kind,
                TimeInForce timeInForce,
                long price,
                long lots,
                int strategyId,
                long parameterSetId,
                long timeNs) {
            note(timeNs, "place " + order + " " + id + " " + side + " " + kind + " " + price + " " + lots);
            commands.place(order, id, side, kind, timeInForce, price, lots, strategyId, parameterSetId, timeNs);
        }

        @Override
        public void cancel(long order, int id, long timeNs) {
            note(timeNs, "cancel " + order);
            commands.cancel(order, id, timeNs);
        }

        @Override
        public void cancelAll(int id, long timeNs) {
            note(timeNs, "cancelAll " + id);
            commands.cancelAll(id, timeNs);
        }

        @Override
        public void query(long order, int id, long timeNs) {
            note(timeNs, "query " + order);
            commands.query(order, id, timeNs);
        }

        private void note(long timeNs, String line) {
            if (timeNs < untilNs) {
                lines.add(timeNs + " " + line);
            }
        }
    }
}
