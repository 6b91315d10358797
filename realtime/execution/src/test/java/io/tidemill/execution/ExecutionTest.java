package io.tidemill.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.testkit.Allocations;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExecutionTest {
    private static final long MS = 1_000_000L;
    private static final ExecutionConfig CONFIG =
            new ExecutionConfig(16, 5_000 * MS, 200 * MS, 1_000 * MS, 10_000 * MS);

    private final Told told = new Told();
    private final Execution execution = new Execution(5, CONFIG, told);
    private final Order order = submit();
    private final long id = order.clientOrderId();
    private long nowNs;

    @Test
    void idsAreDeterministicAndCountUp() {
        assertThat(id).isEqualTo(ClientOrderId.of(5, 1));
        assertThat(submit().clientOrderId()).isEqualTo(ClientOrderId.of(5, 2));
    }

    @Test
    void theUsualLife() {
        accept();
        fill(1, 4);
        fill(2, 6);
        assertThat(told.states).containsExactly(OrderState.ACCEPTED, OrderState.PARTLY_FILLED, OrderState.FILLED);
        assertThat(order.filledLots()).isEqualTo(10);
        assertThat(order.openLots()).isZero();
    }

    @Test
    void anExecutionThatComesTwiceCountsOnce() {
        fill(1, 4);
        fill(1, 4);
        assertThat(told.filledLots).isEqualTo(4);
        assertThat(order.filledLots()).isEqualTo(4);
    }

    @Test
    void aTradeWithOurselvesIsTwoExecutions() {
        Order sell = submit(Side.SELL);
        fill(1, 4);
        execution.filled(sell.clientOrderId(), 0, 1, 1, 100, 4, Liquidity.TAKER, 0, 0, "B", nowNs, nowNs);
        assertThat(sell.filledLots()).isEqualTo(4);
        assertThat(told.fills).isEqualTo(2);
    }

    @Test
    void aFillBeforeTheAcceptIsNotTakenBackByIt() {
        fill(1, 4);
        accept();
        assertThat(order.state()).isEqualTo(OrderState.PARTLY_FILLED);
    }

    @Test
    void aFillAfterTheCancelCounts() {
        accept();
        cancel();
        execution.canceled(id, 0, nowNs, nowNs);
        fill(1, 4);
        assertThat(order.state()).isEqualTo(OrderState.CANCELED);
        assertThat(told.filledLots).isEqualTo(4);
        fill(2, 6);
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void aRefusedCancelGivesTheOrderBack() {
        accept();
        cancel();
        execution.cancelRejected(id, 0, OrderReason.RATE_LIMITED, nowNs, nowNs);
        assertThat(order.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(execution.cancelRequested(order, OrderReason.NONE, nowNs)).isTrue();
    }

    @Test
    void aCancelOfAnOrderThatIsNotThereIsAskedFor() {
        accept();
        cancel();
        execution.cancelRejected(id, 0, OrderReason.UNKNOWN_ORDER, nowNs, nowNs);
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        pass(200 * MS);
        assertThat(told.asks).isEqualTo(1);
    }

    @Test
    void aSecondCancelIsNotSentWhileOneIsUnderWay() {
        accept();
        cancel();
        assertThat(execution.cancelRequested(order, OrderReason.NONE, nowNs)).isFalse();
    }

    @Test
    void aRejectionForAnIdThatIsThereTwiceMeansThatTheOrderIsThere() {
        execution.rejected(id, 0, OrderReason.DUPLICATE_ID, nowNs, nowNs);
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        status(OrderState.ACCEPTED, 0);
        assertThat(order.state()).isEqualTo(OrderState.ACCEPTED);
    }

    @Test
    void aRejectionOfAnOrderThatStoodOpenIsAskedFor() {
        accept();
        execution.rejected(id, 0, OrderReason.FILTER, nowNs, nowNs);
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void withoutAnyAnswerAnOrderBecomesUnknownByItself() {
        pass(4_999 * MS);
        assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);
        pass(1 * MS);
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(order.openLots()).isEqualTo(10);
    }

    @Test
    void queriesComeLessAndLessOftenUntilTheVenueAnswers() {
        execution.unknown(id, 0, nowNs, nowNs);
        int[] asked = new int[6];
        long[] waits = {200, 200, 400, 800, 1_000, 1_000};
        // the first wait is doubled after the first query only
        waits[1] = 400;
        waits[2] = 800;
        waits[3] = 1_000;
        for (int i = 0; i < waits.length; i++) {
            pass(waits[i] * MS - 1);
            assertThat(told.asks).as("before query %d", i).isEqualTo(i);
            pass(1);
            asked[i] = told.asks;
            assertThat(told.asks).isEqualTo(i + 1);
        }
        status(OrderState.CANCELED, 0);
        pass(100_000 * MS);
        assertThat(told.asks).isEqualTo(asked[5]);
        assertThat(order.state()).isEqualTo(OrderState.CANCELED);
    }

    @Test
    void aStatusNeverMakesAFill() {
        execution.unknown(id, 0, nowNs, nowNs);
        status(OrderState.FILLED, 10);
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(told.fills).isZero();
        assertThat(order.openLots()).isEqualTo(10);
        fill(1, 10);
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void aStatusWithMoreFillsReopensAnOrderAtItsEnd() {
        accept();
        cancel();
        execution.canceled(id, 0, nowNs, nowNs);
        status(OrderState.CANCELED, 3);
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        fill(1, 3);
        status(OrderState.CANCELED, 3);
        assertThat(order.state()).isEqualTo(OrderState.CANCELED);
    }

    @Test
    void anOldStatusIsPassedOver() {
        accept();
        fill(1, 4);
        status(OrderState.CANCELED, 0);
        assertThat(order.state()).isEqualTo(OrderState.PARTLY_FILLED);
    }

    @Test
    void aStatusSentTwiceChangesNothingTheSecondTime() {
        execution.unknown(id, 0, nowNs, nowNs);
        status(OrderState.ACCEPTED, 0);
        int changes = told.states.size();
        status(OrderState.ACCEPTED, 0);
        assertThat(told.states).hasSize(changes);
    }

    @Test
    void thatTheVenueDoesNotKnowAnOrderIsProofOnlyWhenNothingCanBeUnderWay() {
        execution.unknown(id, 0, nowNs, nowNs);
        pass(9_999 * MS);
        status(OrderState.REJECTED, 0);
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        pass(1 * MS);
        status(OrderState.REJECTED, 0);
        assertThat(order.state()).isEqualTo(OrderState.REJECTED);
        assertThat(told.reasons.get(told.reasons.size() - 1)).isEqualTo(OrderReason.UNKNOWN_ORDER);
    }

    @Test
    void anOrderThatTheVenueOnceHadIsNotProvenAwayByAbsence() {
        accept();
        cancel();
        execution.unknown(id, 0, nowNs, nowNs);
        pass(60_000 * MS);
        status(OrderState.REJECTED, 0);
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void anOrderOfAnotherRunIsAStray() {
        execution.filled(77, 0, 1, 1, 100, 4, Liquidity.TAKER, 0, 0, "B", 1, 1);
        assertThat(told.strays).isEqualTo(1);
        assertThat(told.fills).isZero();
    }

    @Test
    void theOrderThatEndedFirstIsForgottenFirst() {
        accept();
        execution.canceled(id, 0, nowNs, nowNs);
        for (int i = 0; i < 15; i++) {
            assertThat(execution.find(id)).isNotNull();
            submit();
        }
        Order last = submit();
        assertThat(last).isSameAs(order);
        assertThat(execution.find(id)).isNull();
    }

    @Test
    void whenAllAreOpenThereIsNoRoom() {
        for (int i = 0; i < 15; i++) {
            submit();
        }
        assertThat(create(Side.BUY)).isNull();
    }

    @Test
    void aDeniedOrderLeavesItsSlotAtOnce() {
        for (int i = 0; i < 100; i++) {
            execution.denied(Objects.requireNonNull(create(Side.BUY)));
        }
        assertThat(execution.find(id)).isSameAs(order);
    }

    @Test
    void aTransitionThatIsNotInTheTableIsABrokenInvariant() {
        assertThatThrownBy(() -> execution.submitted(order, nowNs))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("order tm-0000000500000001 cannot go from SUBMITTED to SUBMITTED");
    }

    @Test
    void theLifeOfAnOrderAllocatesNothing() {
        long[] trade = {1_000};
        Execution busy = new Execution(6, ExecutionConfig.defaults(), new Quiet());
        assertThat(Allocations.bytesOf(() -> {
                    for (int i = 0; i < 100; i++) {
                        Order one = Objects.requireNonNull(busy.create(
                                busy.nextClientOrderId(),
                                0,
                                Side.BUY,
                                OrderKind.LIMIT,
                                TimeInForce.GTC,
                                100,
                                10,
                                0,
                                1,
                                Order.Destination.VENUE));
                        long oneId = one.clientOrderId();
                        busy.submitted(one, i);
                        busy.accepted(oneId, 0, 1, i, i);
                        busy.filled(oneId, 0, 1, trade[0]++, 100, 5, Liquidity.MAKER, 0, 0, "B", i, i);
                        busy.cancelRequested(one, OrderReason.NONE, i);
                        busy.canceled(oneId, 0, i, i);
                    }
                    busy.checkDue(trade[0] * 1_000_000_000L);
                }))
                .isZero();
    }

    private Order submit() {
        return submit(Side.BUY);
    }

    private Order submit(Side side) {
        Order made = Objects.requireNonNull(create(side));
        execution.submitted(made, nowNs);
        return made;
    }

    private @Nullable Order create(Side side) {
        return execution.create(
                execution.nextClientOrderId(),
                0,
                side,
                OrderKind.LIMIT,
                TimeInForce.GTC,
                100,
                10,
                0,
                1,
                Order.Destination.VENUE);
    }

    private void accept() {
        execution.accepted(id, 0, 1, nowNs, nowNs);
    }

    private void cancel() {
        assertThat(execution.cancelRequested(order, OrderReason.NONE, nowNs)).isTrue();
    }

    private void fill(long tradeId, long lots) {
        execution.filled(id, 0, 1, tradeId, 100, lots, Liquidity.MAKER, 0, 0, "B", nowNs, nowNs);
    }

    private void status(OrderState state, long filledLots) {
        execution.status(id, 0, 1, state, filledLots, nowNs, nowNs);
    }

    private void pass(long ns) {
        nowNs += ns;
        execution.checkDue(nowNs);
    }

    private static final class Quiet implements OrderListener {
        @Override
        public void changed(Order order, OrderReason reason) {}

        @Override
        public void filled(
                Order order, long price, long lots, Liquidity liquidity, long fee, int scale, String asset) {}

        @Override
        public void ask(Order order) {}

        @Override
        public void strayFill(long clientOrderId, int instrumentId) {}
    }
}
