package io.tidemill.testkit;

import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.frame.RawFrames;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.model.promotion.Promotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes down each call of every port of the model as one line of text: {@code name argument argument …}, in order. Tests
 * compare lines.
 */
public final class Recorded implements MarketEvents, OrderEvents, ControlEvents, OrderCommands, EngineNotes, RawFrames {
    private final List<String> lines = new ArrayList<>();

    /** All calls so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The calls of this name. */
    public List<String> lines(String name) {
        return lines.stream().filter(line -> line.startsWith(name + " ")).toList();
    }

    /** Forgets all. */
    public void clear() {
        lines.clear();
    }

    @Override
    public void quote(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            long bidPriceTicks,
            long bidSizeLots,
            long askPriceTicks,
            long askSizeLots) {
        add(
                "quote",
                instrumentId,
                eventTimeNs,
                receiveTimeNs,
                sequence,
                bidPriceTicks,
                bidSizeLots,
                askPriceTicks,
                askSizeLots);
    }

    @Override
    public void trade(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            long priceTicks,
            long sizeLots,
            Side aggressor) {
        add("trade", instrumentId, eventTimeNs, receiveTimeNs, sequence, priceTicks, sizeLots, aggressor);
    }

    @Override
    public void bookDelta(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            BookAction action,
            Side side,
            long priceTicks,
            long sizeLots,
            int flags) {
        add("bookDelta", instrumentId, eventTimeNs, receiveTimeNs, sequence, action, side, priceTicks, sizeLots, flags);
    }

    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        add("gap", instrumentId, eventTimeNs, receiveTimeNs, reason, expectedSequence, receivedSequence);
    }

    @Override
    public void accepted(
            long clientOrderId, int instrumentId, long venueOrderId, long eventTimeNs, long receiveTimeNs) {
        add("accepted", clientOrderId, instrumentId, venueOrderId, eventTimeNs, receiveTimeNs);
    }

    @Override
    public void rejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        add("rejected", clientOrderId, instrumentId, reason, eventTimeNs, receiveTimeNs);
    }

    @Override
    public void filled(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            long tradeId,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset,
            long eventTimeNs,
            long receiveTimeNs) {
        add(
                "filled",
                clientOrderId,
                instrumentId,
                venueOrderId,
                tradeId,
                priceTicks,
                sizeLots,
                liquidity,
                feeMantissa,
                feeScale,
                feeAsset,
                eventTimeNs,
                receiveTimeNs);
    }

    @Override
    public void canceled(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        add("canceled", clientOrderId, instrumentId, eventTimeNs, receiveTimeNs);
    }

    @Override
    public void cancelRejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        add("cancelRejected", clientOrderId, instrumentId, reason, eventTimeNs, receiveTimeNs);
    }

    @Override
    public void expired(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        add("expired", clientOrderId, instrumentId, eventTimeNs, receiveTimeNs);
    }

    @Override
    public void unknown(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        add("unknown", clientOrderId, instrumentId, eventTimeNs, receiveTimeNs);
    }

    @Override
    public void status(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            OrderState state,
            long filledLots,
            long eventTimeNs,
            long receiveTimeNs) {
        add("status", clientOrderId, instrumentId, venueOrderId, state, filledLots, eventTimeNs, receiveTimeNs);
    }

    @Override
    public void balance(
            String venue,
            String asset,
            long freeMantissa,
            long lockedMantissa,
            int scale,
            long eventTimeNs,
            long receiveTimeNs) {
        add("balance", venue, asset, freeMantissa, lockedMantissa, scale, eventTimeNs, receiveTimeNs);
    }

    @Override
    public void clock(long receiveTimeNs) {
        add("clock", receiveTimeNs);
    }

    @Override
    public void instrument(Instrument instrument, long receiveTimeNs) {
        add("instrument", instrument, receiveTimeNs);
    }

    @Override
    public void promotion(Promotion promotion, long receiveTimeNs) {
        add("promotion", promotion, receiveTimeNs);
    }

    @Override
    public void halt(String reason, long receiveTimeNs) {
        add("halt", reason, receiveTimeNs);
    }

    @Override
    public void resume(String person, long receiveTimeNs) {
        add("resume", person, receiveTimeNs);
    }

    @Override
    public void place(
            long clientOrderId,
            int instrumentId,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            long timeNs) {
        add(
                "place",
                clientOrderId,
                instrumentId,
                side,
                kind,
                timeInForce,
                priceTicks,
                sizeLots,
                strategyId,
                parameterSetId,
                timeNs);
    }

    @Override
    public void cancel(long clientOrderId, int instrumentId, long timeNs) {
        add("cancel", clientOrderId, instrumentId, timeNs);
    }

    @Override
    public void cancelAll(int instrumentId, long timeNs) {
        add("cancelAll", instrumentId, timeNs);
    }

    @Override
    public void query(long clientOrderId, int instrumentId, long timeNs) {
        add("query", clientOrderId, instrumentId, timeNs);
    }

    @Override
    public void runStarted(int run, String configuration) {
        add("runStarted", run, configuration);
    }

    @Override
    public void denied(
            long clientOrderId,
            int instrumentId,
            Side side,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            OrderReason reason,
            long timeNs) {
        add(
                "denied",
                clientOrderId,
                instrumentId,
                side,
                priceTicks,
                sizeLots,
                strategyId,
                parameterSetId,
                reason,
                timeNs);
    }

    @Override
    public void swapped(int strategyId, long fromParameterSetId, long toParameterSetId, long timeNs) {
        add("swapped", strategyId, fromParameterSetId, toParameterSetId, timeNs);
    }

    @Override
    public void halted(String reason, long timeNs) {
        add("halted", reason, timeNs);
    }

    @Override
    public void frame(
            String venue,
            FrameChannel channel,
            long arrival,
            long receiveTimeNs,
            String context,
            byte[] bytes,
            int offset,
            int length) {
        add(
                "frame",
                venue,
                channel,
                arrival,
                receiveTimeNs,
                context,
                Arrays.hashCode(Arrays.copyOfRange(bytes, offset, offset + length)));
    }

    private void add(String name, Object... arguments) {
        StringBuilder line = new StringBuilder(name);
        for (Object argument : arguments) {
            line.append(' ').append(argument);
        }
        lines.add(line.toString());
    }
}
