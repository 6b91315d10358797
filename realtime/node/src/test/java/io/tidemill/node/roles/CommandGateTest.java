package io.tidemill.node.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.connectors.VenueConnector;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.wire.WireWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes to the venue and what does not, and that no order is left there. */
class CommandGateTest {
    private static final long MS = 1_000_000L;
    private static final long S = 1_000 * MS;

    private final Venue venue = new Venue();
    private final StandingOrders standing = new StandingOrders();
    private final CommandGate gate = new CommandGate(venue, standing, 2, Duration.ofSeconds(1), Duration.ofSeconds(3));
    private final WireWriter trader = new WireWriter(gate);
    private long nowNs = 1_000 * S;

    @BeforeEach
    void begin() {
        gate.open();
        turn(0);
        venue.words.clear();
        gate.begins("trade-1");
        venue.words.clear();
    }

    @Test
    void ordersOfATraderWhoIsHeardGo() {
        trader.clock(nowNs);
        place(1, nowNs);
        assertThat(venue.words).containsExactly("place 1");
        assertThat(gate.sent()).isEqualTo(1);
        assertThat(standing.count()).isEqualTo(1);
    }

    @Test
    void anOrderOfNobodyEndsWithItsReason() {
        place(1, nowNs);
        assertThat(venue.words).containsExactly("refuse 1 TRADER_SILENT");
        assertThat(standing.count()).isZero();
    }

    @Test
    void anOldOrderEndsAndAnOldCancelGoes() {
        trader.clock(nowNs);
        place(1, nowNs - S);
        place(2, nowNs - S - 1);
        trader.cancel(1, 0, nowNs - 5 * S);
        assertThat(venue.words).containsExactly("place 1", "refuse 2 COMMAND_AGE", "cancel 1");
        assertThat(gate.refused(OrderReason.COMMAND_AGE)).isEqualTo(1);
    }

    @Test
    void whenTheTraderFallsSilentAllIsTakenOffAndPursued() {
        trader.clock(nowNs);
        place(1, nowNs);
        standing.accepted(1, 0, 11, 0, nowNs);
        turn(3 * S);
        assertThat(venue.words).containsExactly("place 1");
        turn(1);
        assertThat(venue.words).containsExactly("place 1", "cancelAll 0", "cancelAll 1");
        turn(S);
        assertThat(venue.words).endsWith("cancel 1", "query 1");
        venue.words.clear();
        place(2, nowNs);
        assertThat(venue.words).containsExactly("refuse 2 TRADER_SILENT");
        standing.canceled(1, 0, 0, nowNs);
        turn(S);
        assertThat(venue.words).hasSize(1);
        trader.clock(nowNs);
        place(3, nowNs);
        assertThat(venue.words).endsWith("place 3");
    }

    @Test
    void anotherTraderFindsNothingOfTheOneBefore() {
        trader.clock(nowNs);
        place(1, nowNs);
        gate.begins("trade-2");
        trader.clock(nowNs);
        place(2, nowNs);
        turn(S);
        assertThat(venue.words)
                .containsExactly("place 1", "cancelAll 0", "cancelAll 1", "place 2", "cancel 1", "query 1");
    }

    @Test
    void stoppingTakesAllOffAndWaitsForTheVenue() {
        trader.clock(nowNs);
        place(1, nowNs);
        gate.stop();
        assertThat(gate.isFlat()).isFalse();
        turn(MS);
        place(2, nowNs);
        assertThat(venue.words).containsExactly("place 1", "cancelAll 0", "cancelAll 1", "refuse 2 STOPPING");
        assertThat(gate.isFlat()).isFalse();
        standing.canceled(1, 0, 0, nowNs);
        assertThat(gate.isFlat()).isTrue();
    }

    @Test
    void whatStoodBeforeThisProcessIsTakenOffOneByOne() {
        standing.status(7, 1, 77, OrderState.ACCEPTED, 0, 0, nowNs);
        turn(S);
        assertThat(venue.words).containsExactly("cancel 7", "query 7");
        standing.status(7, 1, 77, OrderState.FILLED, 5, 0, nowNs);
        assertThat(standing.count()).isZero();
    }

    @Test
    void anOrderStandsUntilAllOfItIsFilled() {
        trader.clock(nowNs);
        place(1, nowNs);
        fill(1, 4);
        assertThat(standing.count()).isEqualTo(1);
        fill(1, 6);
        assertThat(standing.count()).isZero();
        standing.accepted(1, 0, 11, 0, nowNs);
        assertThat(standing.hasDoomed()).isFalse();
    }

    private void fill(long id, long lots) {
        standing.filled(id, 0, 11, lots, 100, lots, Liquidity.MAKER, 0, 0, "USDT", 0, nowNs);
    }

    private void place(long id, long timeNs) {
        trader.place(id, 0, Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, 100, 10, 0, 0, timeNs);
    }

    private void turn(long laterNs) {
        nowNs += laterNs;
        gate.now(nowNs);
        gate.work();
    }

    private static final class Venue implements VenueConnector {
        private final List<String> words = new ArrayList<>();

        @Override
        public void place(
                long id,
                int i,
                Side s,
                OrderKind k,
                TimeInForce t,
                long price,
                long lots,
                int strategy,
                long set,
                long n) {
            words.add("place " + id);
        }

        @Override
        public void refuse(long id, int instrumentId, OrderReason reason) {
            words.add("refuse " + id + " " + reason);
        }

        @Override
        public void cancel(long id, int instrumentId, long timeNs) {
            words.add("cancel " + id);
        }

        @Override
        public void cancelAll(int instrumentId, long timeNs) {
            words.add("cancelAll " + instrumentId);
        }

        @Override
        public void query(long id, int instrumentId, long timeNs) {
            words.add("query " + id);
        }

        @Override
        public String venue() {
            return "NOWHERE";
        }

        @Override
        public CompletionStage<Void> start() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void snapshot(int instrumentId) {}

        @Override
        public void trades(int instrumentId, long id, long venueOrderId) {}

        @Override
        public void orderStatus(int instrumentId, long id) {}

        @Override
        public void openOrders(int instrumentId) {}

        @Override
        public void account() {}

        @Override
        public void reconnect(String stream) {}

        @Override
        public void close() {}
    }
}
