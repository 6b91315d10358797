package io.tidemill.wire;

import io.tidemill.model.HotPath;
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
import io.tidemill.wire.sbe.BalanceEncoder;
import io.tidemill.wire.sbe.BookDeltaEncoder;
import io.tidemill.wire.sbe.CancelAllEncoder;
import io.tidemill.wire.sbe.CancelOrderEncoder;
import io.tidemill.wire.sbe.CancelRejectedEncoder;
import io.tidemill.wire.sbe.ClockTickEncoder;
import io.tidemill.wire.sbe.EngineHaltedEncoder;
import io.tidemill.wire.sbe.GapEncoder;
import io.tidemill.wire.sbe.HaltedEncoder;
import io.tidemill.wire.sbe.InstrumentDefinedEncoder;
import io.tidemill.wire.sbe.MessageHeaderEncoder;
import io.tidemill.wire.sbe.OrderAcceptedEncoder;
import io.tidemill.wire.sbe.OrderCanceledEncoder;
import io.tidemill.wire.sbe.OrderDeniedEncoder;
import io.tidemill.wire.sbe.OrderExpiredEncoder;
import io.tidemill.wire.sbe.OrderFilledEncoder;
import io.tidemill.wire.sbe.OrderRejectedEncoder;
import io.tidemill.wire.sbe.OrderStatusEncoder;
import io.tidemill.wire.sbe.OrderUnknownEncoder;
import io.tidemill.wire.sbe.ParametersSwappedEncoder;
import io.tidemill.wire.sbe.PlaceOrderEncoder;
import io.tidemill.wire.sbe.PromotedEncoder;
import io.tidemill.wire.sbe.QueryOrderEncoder;
import io.tidemill.wire.sbe.QuoteEncoder;
import io.tidemill.wire.sbe.RawFrameEncoder;
import io.tidemill.wire.sbe.ResumedEncoder;
import io.tidemill.wire.sbe.RunStartedEncoder;
import io.tidemill.wire.sbe.TradeEncoder;
import java.nio.charset.StandardCharsets;
import org.agrona.ExpandableArrayBuffer;

/**
 * Encodes events, commands and frames, each into one message for a {@link MessageSink}.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> allocates only for what holds text: fills, balances, control
 * records, frames with a context.
 */
@HotPath
public final class WireWriter
        implements MarketEvents, OrderEvents, ControlEvents, OrderCommands, EngineNotes, RawFrames {
    private static final int INITIAL_CAPACITY = 4096;

    private final MessageSink sink;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(INITIAL_CAPACITY);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final GapEncoder gap = new GapEncoder();
    private final OrderAcceptedEncoder accepted = new OrderAcceptedEncoder();
    private final OrderRejectedEncoder rejected = new OrderRejectedEncoder();
    private final OrderFilledEncoder filled = new OrderFilledEncoder();
    private final OrderCanceledEncoder canceled = new OrderCanceledEncoder();
    private final CancelRejectedEncoder cancelRejected = new CancelRejectedEncoder();
    private final OrderExpiredEncoder expired = new OrderExpiredEncoder();
    private final OrderUnknownEncoder unknown = new OrderUnknownEncoder();
    private final OrderStatusEncoder status = new OrderStatusEncoder();
    private final BalanceEncoder balance = new BalanceEncoder();
    private final ClockTickEncoder clock = new ClockTickEncoder();
    private final InstrumentDefinedEncoder instrument = new InstrumentDefinedEncoder();
    private final PromotedEncoder promoted = new PromotedEncoder();
    private final HaltedEncoder halted = new HaltedEncoder();
    private final ResumedEncoder resumed = new ResumedEncoder();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final CancelAllEncoder cancelAll = new CancelAllEncoder();
    private final QueryOrderEncoder query = new QueryOrderEncoder();
    private final RunStartedEncoder runStarted = new RunStartedEncoder();
    private final OrderDeniedEncoder denied = new OrderDeniedEncoder();
    private final ParametersSwappedEncoder swapped = new ParametersSwappedEncoder();
    private final EngineHaltedEncoder engineHalted = new EngineHaltedEncoder();
    private final RawFrameEncoder frame = new RawFrameEncoder();

    /** Encodes for this sink. */
    public WireWriter(MessageSink sink) {
        this.sink = sink;
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
        quote.wrapAndApplyHeader(buffer, 0, header)
                .instrumentId(instrumentId)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .sequence(sequence)
                .bidPriceTicks(bidPriceTicks)
                .bidSizeLots(bidSizeLots)
                .askPriceTicks(askPriceTicks)
                .askSizeLots(askSizeLots);
        send(quote.limit());
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
        trade.wrapAndApplyHeader(buffer, 0, header)
                .instrumentId(instrumentId)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .sequence(sequence)
                .priceTicks(priceTicks)
                .sizeLots(sizeLots)
                .aggressor((short) aggressor.ordinal());
        send(trade.limit());
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
        delta.wrapAndApplyHeader(buffer, 0, header)
                .instrumentId(instrumentId)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .sequence(sequence)
                .priceTicks(priceTicks)
                .sizeLots(sizeLots)
                .action((short) action.ordinal())
                .side((short) side.ordinal())
                .flags((short) flags);
        send(delta.limit());
    }

    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        gap.wrapAndApplyHeader(buffer, 0, header)
                .instrumentId(instrumentId)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .expectedSequence(expectedSequence)
                .receivedSequence(receivedSequence)
                .reason((short) reason.ordinal());
        send(gap.limit());
    }

    @Override
    public void accepted(
            long clientOrderId, int instrumentId, long venueOrderId, long eventTimeNs, long receiveTimeNs) {
        accepted.wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .venueOrderId(venueOrderId)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .instrumentId(instrumentId);
        send(accepted.limit());
    }

    @Override
    public void rejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        rejected.wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .instrumentId(instrumentId)
                .reason((short) reason.ordinal());
        send(rejected.limit());
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
        byte[] asset = utf8(feeAsset);
        filled.wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .venueOrderId(venueOrderId)
                .tradeId(tradeId)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .priceTicks(priceTicks)
                .sizeLots(sizeLots)
                .feeMantissa(feeMantissa)
                .instrumentId(instrumentId)
                .liquidity((short) liquidity.ordinal())
                .feeScale((short) feeScale)
                .putFeeAsset(asset, 0, asset.length);
        send(filled.limit());
    }

    @Override
    public void canceled(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        canceled.wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .instrumentId(instrumentId);
        send(canceled.limit());
    }

    @Override
    public void cancelRejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        cancelRejected
                .wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .instrumentId(instrumentId)
                .reason((short) reason.ordinal());
        send(cancelRejected.limit());
    }

    @Override
    public void expired(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        expired.wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .instrumentId(instrumentId);
        send(expired.limit());
    }

    @Override
    public void unknown(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        unknown.wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .instrumentId(instrumentId);
        send(unknown.limit());
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
        status.wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .venueOrderId(venueOrderId)
                .filledLots(filledLots)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .instrumentId(instrumentId)
                .state((short) state.ordinal());
        send(status.limit());
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
        byte[] venueBytes = utf8(venue);
        byte[] assetBytes = utf8(asset);
        balance.wrapAndApplyHeader(buffer, 0, header)
                .freeMantissa(freeMantissa)
                .lockedMantissa(lockedMantissa)
                .eventTimeNs(eventTimeNs)
                .receiveTimeNs(receiveTimeNs)
                .scale((short) scale)
                .putVenue(venueBytes, 0, venueBytes.length)
                .putAsset(assetBytes, 0, assetBytes.length);
        send(balance.limit());
    }

    @Override
    public void clock(long receiveTimeNs) {
        clock.wrapAndApplyHeader(buffer, 0, header).receiveTimeNs(receiveTimeNs);
        send(clock.limit());
    }

    @Override
    public void instrument(Instrument definition, long receiveTimeNs) {
        byte[] json = Json.bytes(definition);
        instrument
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(receiveTimeNs)
                .putJson(json, 0, json.length);
        send(instrument.limit());
    }

    @Override
    public void promotion(Promotion promotion, long receiveTimeNs) {
        byte[] json = Json.bytes(promotion);
        promoted.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(receiveTimeNs)
                .putJson(json, 0, json.length);
        send(promoted.limit());
    }

    @Override
    public void halt(String reason, long receiveTimeNs) {
        byte[] text = utf8(reason);
        halted.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(receiveTimeNs)
                .putReason(text, 0, text.length);
        send(halted.limit());
    }

    @Override
    public void resume(String person, long receiveTimeNs) {
        byte[] text = utf8(person);
        resumed.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(receiveTimeNs)
                .putPerson(text, 0, text.length);
        send(resumed.limit());
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
        place.wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .timeNs(timeNs)
                .priceTicks(priceTicks)
                .sizeLots(sizeLots)
                .parameterSetId(parameterSetId)
                .instrumentId(instrumentId)
                .strategyId(strategyId)
                .side((short) side.ordinal())
                .kind((short) kind.ordinal())
                .timeInForce((short) timeInForce.ordinal());
        send(place.limit());
    }

    @Override
    public void cancel(long clientOrderId, int instrumentId, long timeNs) {
        cancel.wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .timeNs(timeNs)
                .instrumentId(instrumentId);
        send(cancel.limit());
    }

    @Override
    public void cancelAll(int instrumentId, long timeNs) {
        cancelAll.wrapAndApplyHeader(buffer, 0, header).timeNs(timeNs).instrumentId(instrumentId);
        send(cancelAll.limit());
    }

    @Override
    public void query(long clientOrderId, int instrumentId, long timeNs) {
        query.wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .timeNs(timeNs)
                .instrumentId(instrumentId);
        send(query.limit());
    }

    @Override
    public void runStarted(int run, String configuration) {
        byte[] json = utf8(configuration);
        runStarted.wrapAndApplyHeader(buffer, 0, header).run(run).putJson(json, 0, json.length);
        send(runStarted.limit());
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
        denied.wrapAndApplyHeader(buffer, 0, header)
                .clientOrderId(clientOrderId)
                .timeNs(timeNs)
                .priceTicks(priceTicks)
                .sizeLots(sizeLots)
                .parameterSetId(parameterSetId)
                .instrumentId(instrumentId)
                .strategyId(strategyId)
                .side((short) side.ordinal())
                .reason((short) reason.ordinal());
        send(denied.limit());
    }

    @Override
    public void swapped(int strategyId, long fromParameterSetId, long toParameterSetId, long timeNs) {
        swapped.wrapAndApplyHeader(buffer, 0, header)
                .timeNs(timeNs)
                .fromParameterSetId(fromParameterSetId)
                .toParameterSetId(toParameterSetId)
                .strategyId(strategyId);
        send(swapped.limit());
    }

    @Override
    public void halted(String reason, long timeNs) {
        byte[] text = utf8(reason);
        engineHalted.wrapAndApplyHeader(buffer, 0, header).timeNs(timeNs).putReason(text, 0, text.length);
        send(engineHalted.limit());
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
        byte[] venueBytes = utf8(venue);
        byte[] contextBytes = utf8(context);
        frame.wrapAndApplyHeader(buffer, 0, header)
                .arrival(arrival)
                .receiveTimeNs(receiveTimeNs)
                .channel((short) channel.ordinal())
                .putVenue(venueBytes, 0, venueBytes.length)
                .putContext(contextBytes, 0, contextBytes.length)
                .putBytes(bytes, offset, length);
        send(frame.limit());
    }

    private void send(int length) {
        sink.message(buffer, 0, length);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
