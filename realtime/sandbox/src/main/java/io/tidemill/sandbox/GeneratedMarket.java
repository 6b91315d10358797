package io.tidemill.sandbox;

import io.tidemill.matching.Participants;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A market that is made up: what things are worth moves by chance, and agents trade on it through real books, in which the
 * account's own orders stand with all others and have their impact.
 *
 * <p>Who trades: makers with inventory ({@link MarketMakerAgent}), patient investors who make the depth ({@link PatientAgent}),
 * noise in clusters ({@link NoiseAgent}), trend followers ({@link TrendAgent}), those who know better ({@link ValueAgent}) and,
 * where three listings form a triangle, an arbitrageur ({@link ArbitrageAgent}). Worth moves as {@link Fundamentals} says.
 *
 * <p>Same configuration, and the same own orders at the same market times: the same market. Chance comes from seeds only, turns
 * are taken in the order of time, then of last being queued.
 */
public final class GeneratedMarket extends Market {
    private static final int ACCOUNT = 0;
    private static final int MAKERS = 3;
    private static final long PRINT_NS = 100_000_000;
    private static final long WORTH_NS = 50_000_000;
    private static final long WARM_UP_NS = 5_000_000_000L;

    private final GeneratedMarketConfig config;
    private final List<GeneratedBook> books = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparingLong(Turn::timeNs).thenComparingLong(Turn::order));
    private @Nullable Fundamentals fundamentals;
    private @Nullable MarketListener listener;
    private long timeNs;
    private long turnsQueued;
    private long lastAgentOrderId;

    private record Turn(long timeNs, long order, Agent agent) {}

    /** A market; it begins when a venue opens it. */
    public GeneratedMarket(GeneratedMarketConfig config) {
        this.config = config;
        for (GeneratedMarketConfig.Listing listing : config.listings()) {
            if (listing.instrument().id() != books.size()) {
                throw new IllegalArgumentException("ids of listings must be dense from 0, was "
                        + listing.instrument().id() + " at " + books.size());
            }
            books.add(new GeneratedBook(listing, new Fates(listing.instrument().id())));
        }
    }

    /**
     * Writes what a venue would have sent of BTCUSDT to a frame file: gzip, one line each, {@code <receive ns> <json>}, with the
     * REST snapshot among the first depth frames, as a recorder does it. The file is written under another name and moved.
     *
     * @param length of market time
     * @return frames written, the snapshot included
     */
    public static long record(Path file, Duration length, long seed) throws IOException {
        return FrameRecorder.record(file, length, GeneratedMarketConfig.single(seed));
    }

    @Override
    public List<Instrument> instruments() {
        return config.listings().stream()
                .map(GeneratedMarketConfig.Listing::instrument)
                .toList();
    }

    @Override
    public boolean isAtEnd() {
        return false;
    }

    @Override
    public void close() {
        turns.clear();
    }

    @Override
    void open(MarketListener to) {
        Chance chance = new Chance(config.seed());
        Fundamentals worth = new Fundamentals(config, chance.split(), timeNs);
        fundamentals = worth;
        listener = to;
        agents.add(now -> {
            throw new IllegalStateException("the account takes no turns");
        });
        for (int listing = 0; listing < books.size(); listing++) {
            populate(listing, chance);
        }
        joinTriangles();
        queue(WORTH_NS, now -> {
            worth.moveTo(now);
            return WORTH_NS;
        });
        queue(PRINT_NS, now -> {
            books.forEach(book -> book.printDepth(now));
            return PRINT_NS;
        });
        pass(WARM_UP_NS);
        books.forEach(book -> book.listen(to));
    }

    @Override
    void begin(long nowNs) {
        books.forEach(book -> book.printTimesLater(nowNs - timeNs));
    }

    @Override
    void pass(long marketNs) {
        long untilNs = timeNs + marketNs;
        for (Turn turn = turns.peek(); turn != null && turn.timeNs <= untilNs; turn = turns.peek()) {
            turns.remove();
            timeNs = turn.timeNs;
            queue(turn.agent.act(timeNs), turn.agent);
        }
        timeNs = untilNs;
    }

    @Override
    OrderBook book(int listing) {
        return books.get(listing).printed();
    }

    @Override
    void place(
            long orderId,
            int listing,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots) {
        books.get(listing).place(orderId, ACCOUNT, side, kind, timeInForce, priceTicks, sizeLots, timeNs);
    }

    @Override
    void cancel(long orderId, int listing) {
        books.get(listing).cancel(orderId, timeNs);
    }

    GeneratedBook generatedBook(int listing) {
        return books.get(listing);
    }

    Fundamentals fundamentals() {
        if (fundamentals == null) {
            throw new IllegalStateException("the market is not open");
        }
        return fundamentals;
    }

    long timeNs() {
        return timeNs;
    }

    long nextAgentOrderId() {
        lastAgentOrderId--;
        return lastAgentOrderId;
    }

    private void populate(int listing, Chance chance) {
        PatientAgent patient = new PatientAgent(desk(), chance.split(), listing);
        add(patient);
        patient.fillBook();
        for (int i = 0; i < MAKERS; i++) {
            add(new MarketMakerAgent(desk(), chance.split(), listing));
        }
        add(new NoiseAgent(desk(), chance.split(), listing, config.takersPerSecond()));
        add(new TrendAgent(desk(), chance.split(), listing));
        add(new ValueAgent(desk(), chance.split(), listing));
    }

    private void joinTriangles() {
        for (Instrument cross : instruments()) {
            for (Instrument direct : instruments()) {
                for (Instrument money : instruments()) {
                    if (direct.base().equals(cross.base())
                            && money.base().equals(cross.quote())
                            && direct.quote().equals(money.quote())
                            && direct.id() != cross.id()) {
                        add(new ArbitrageAgent(desk(), direct.id(), money.id(), cross.id()));
                    }
                }
            }
        }
    }

    private Crowd desk() {
        return new Crowd(this, agents.size());
    }

    private void add(Agent agent) {
        agents.add(agent);
        queue(1, agent);
    }

    private void queue(long inNs, Agent agent) {
        turnsQueued++;
        turns.add(new Turn(timeNs + inNs, turnsQueued, agent));
    }

    /** Tells each participant of one listing what became of its orders. */
    private final class Fates implements Participants {
        private final int listing;

        Fates(int listing) {
            this.listing = listing;
        }

        @Override
        public void accepted(long orderId, int participant, long atNs) {
            if (participant == ACCOUNT && listener != null) {
                listener.accepted(orderId);
            }
        }

        @Override
        public void rejected(long orderId, int participant, OrderReason reason, long atNs) {
            if (participant == ACCOUNT && listener != null) {
                listener.rejected(orderId, reason);
            }
        }

        @Override
        public void matched(
                long tradeId,
                long makerOrderId,
                int maker,
                long makerLeftLots,
                long takerOrderId,
                int taker,
                long takerLeftLots,
                Side aggressor,
                long priceTicks,
                long sizeLots,
                long atNs) {
            long takerSigned = aggressor.sign() * sizeLots;
            tell(maker, makerOrderId, tradeId, priceTicks, -takerSigned, Liquidity.MAKER);
            tell(taker, takerOrderId, tradeId, priceTicks, takerSigned, Liquidity.TAKER);
        }

        @Override
        public void canceled(long orderId, int participant, long leftLots, long atNs) {
            if (participant == ACCOUNT && listener != null) {
                listener.canceled(orderId);
            }
        }

        @Override
        public void expired(long orderId, int participant, long leftLots, long atNs) {
            if (participant == ACCOUNT && listener != null) {
                listener.expired(orderId);
            }
        }

        private void tell(
                int participant, long orderId, long tradeId, long priceTicks, long signedLots, Liquidity liquidity) {
            if (participant != ACCOUNT) {
                agents.get(participant).matched(listing, orderId, signedLots);
            } else if (listener != null) {
                listener.filled(orderId, tradeId, priceTicks, Math.abs(signedLots), liquidity);
            }
        }
    }
}
