package io.tidemill.backtester;

import io.tidemill.model.book.OrderBook;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderCommands;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures by hand how many events a pass takes in a second, on one thread: {@code main} with the number of parameter sets.
 * The engine is a stand-in that folds the book and quotes both sides.
 */
final class BacktestBenchmark {
    private BacktestBenchmark() {}

    public static void main(String[] arguments) {
        int sets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        MemorySource source = SyntheticMarket.source(1, 1, 1_000_000);
        System.out.printf("%,d events, %d sets%n", source.size(), sets);
        for (int round = 0; round < 6; round++) {
            long startNs = System.nanoTime();
            long fills = pass(source, sets);
            double seconds = (System.nanoTime() - startNs) / 1e9;
            System.out.printf(
                    "%.2f M (set x event)/s, %d fills%n", source.size() * (double) sets / seconds / 1e6, fills);
        }
    }

    private static long pass(MemorySource source, int sets) {
        List<BacktestConfig> configs = new ArrayList<>();
        List<EngineInputs.Factory> factories = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < sets; i++) {
            int every = 200 + i;
            configs.add(BacktestConfig.of(List.of("BTC-USDT.BINANCE"), "folding"));
            factories.add((commands, tally) -> new Folding(commands, every).inputs());
            names.add("set" + i);
        }
        return new Pass(source, configs, factories, EquityObserver.NONE)
                .run(names, "commit").stream()
                        .mapToLong(result -> result.orders().fills())
                        .sum();
    }

    /** Folds the book as an engine would, and quotes. */
    private static final class Folding extends Churner {
        private final OrderBook book = new OrderBook();

        Folding(OrderCommands commands, int every) {
            super(commands, every);
        }

        @Override
        public void bookDelta(
                int id,
                long event,
                long receive,
                long sequence,
                BookAction action,
                Side side,
                long price,
                long lots,
                int flags) {
            book.apply(action, side, price, lots, flags, sequence, receive);
        }

        @Override
        public void trade(int id, long event, long receive, long sequence, long price, long lots, Side aggressor) {}

        @Override
        public void clock(long receive) {}
    }
}
