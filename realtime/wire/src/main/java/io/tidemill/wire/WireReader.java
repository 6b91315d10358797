package io.tidemill.wire;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

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
import io.tidemill.wire.sbe.BalanceDecoder;
import io.tidemill.wire.sbe.BookDeltaDecoder;
import io.tidemill.wire.sbe.CancelAllDecoder;
import io.tidemill.wire.sbe.CancelOrderDecoder;
import io.tidemill.wire.sbe.CancelRejectedDecoder;
import io.tidemill.wire.sbe.ClockTickDecoder;
import io.tidemill.wire.sbe.EngineHaltedDecoder;
import io.tidemill.wire.sbe.GapDecoder;
import io.tidemill.wire.sbe.HaltedDecoder;
import io.tidemill.wire.sbe.InstrumentDefinedDecoder;
import io.tidemill.wire.sbe.JournalSealedDecoder;
import io.tidemill.wire.sbe.MessageHeaderDecoder;
import io.tidemill.wire.sbe.OrderAcceptedDecoder;
import io.tidemill.wire.sbe.OrderCanceledDecoder;
import io.tidemill.wire.sbe.OrderDeniedDecoder;
import io.tidemill.wire.sbe.OrderExpiredDecoder;
import io.tidemill.wire.sbe.OrderFilledDecoder;
import io.tidemill.wire.sbe.OrderRejectedDecoder;
import io.tidemill.wire.sbe.OrderStatusDecoder;
import io.tidemill.wire.sbe.OrderUnknownDecoder;
import io.tidemill.wire.sbe.ParametersSwappedDecoder;
import io.tidemill.wire.sbe.PlaceOrderDecoder;
import io.tidemill.wire.sbe.PromotedDecoder;
import io.tidemill.wire.sbe.QueryOrderDecoder;
import io.tidemill.wire.sbe.QuoteDecoder;
import io.tidemill.wire.sbe.RawFrameDecoder;
import io.tidemill.wire.sbe.ResumedDecoder;
import io.tidemill.wire.sbe.RunStartedDecoder;
import io.tidemill.wire.sbe.TradeDecoder;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes messages and gives each to the handler of its kind. A kind without a handler is passed over.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> allocates only for what holds text.
 */
@HotPath
public final class WireReader implements MessageSink {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final GapDecoder gap = new GapDecoder();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderRejectedDecoder rejected = new OrderRejectedDecoder();
    private final OrderFilledDecoder filled = new OrderFilledDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final CancelRejectedDecoder cancelRejected = new CancelRejectedDecoder();
    private final OrderExpiredDecoder expired = new OrderExpiredDecoder();
    private final OrderUnknownDecoder unknown = new OrderUnknownDecoder();
    private final OrderStatusDecoder status = new OrderStatusDecoder();
    private final BalanceDecoder balance = new BalanceDecoder();
    private final ClockTickDecoder clock = new ClockTickDecoder();
    private final InstrumentDefinedDecoder instrument = new InstrumentDefinedDecoder();
    private final PromotedDecoder promoted = new PromotedDecoder();
    private final HaltedDecoder halted = new HaltedDecoder();
    private final ResumedDecoder resumed = new ResumedDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final CancelAllDecoder cancelAll = new CancelAllDecoder();
    private final QueryOrderDecoder query = new QueryOrderDecoder();
    private final RunStartedDecoder runStarted = new RunStartedDecoder();
    private final OrderDeniedDecoder denied = new OrderDeniedDecoder();
    private final ParametersSwappedDecoder swapped = new ParametersSwappedDecoder();
    private final EngineHaltedDecoder engineHalted = new EngineHaltedDecoder();
    private final RawFrameDecoder frame = new RawFrameDecoder();

    private @Nullable MarketEvents marketEvents;
    private @Nullable OrderEvents orderEvents;
    private @Nullable ControlEvents controlEvents;
    private @Nullable OrderCommands orderCommands;
    private @Nullable EngineNotes engineNotes;
    private @Nullable RawFrames rawFrames;
    private byte[] frameBytes = new byte[8192];

    /** Gives market events to this handler. */
    public WireReader market(MarketEvents handler) {
        marketEvents = handler;
        return this;
    }

    /** Gives order events to this handler. */
    public WireReader orders(OrderEvents handler) {
        orderEvents = handler;
        return this;
    }

    /** Gives control events to this handler. */
    public WireReader control(ControlEvents handler) {
        controlEvents = handler;
        return this;
    }

    /** Gives commands to this handler. */
    public WireReader commands(OrderCommands handler) {
        orderCommands = handler;
        return this;
    }

    /** Gives an engine's notes to this handler. */
    public WireReader notes(EngineNotes handler) {
        engineNotes = handler;
        return this;
    }

    /** Gives raw frames to this handler. */
    public WireReader frames(RawFrames handler) {
        rawFrames = handler;
        return this;
    }

    /**
     * Decodes one message.
     *
     * @throws IllegalArgumentException if the schema or the kind is not known, or the bytes are shorter than they say
     */
    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            throw new IllegalArgumentException(
                    "a message must have at least " + MessageHeaderDecoder.ENCODED_LENGTH + " bytes, had " + length);
        }
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new IllegalArgumentException(
                    "schema of a message must be " + MessageHeaderDecoder.SCHEMA_ID + ", was " + header.schemaId());
        }
        if (header.blockLength() > length - MessageHeaderDecoder.ENCODED_LENGTH) {
            throw new IllegalArgumentException("message of kind " + header.templateId() + " must have "
                    + header.blockLength() + " bytes behind its header, had "
                    + (length - MessageHeaderDecoder.ENCODED_LENGTH));
        }
        checkTexts(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength(), offset + length);
        int kind = header.templateId();
        if (kind < OrderAcceptedDecoder.TEMPLATE_ID) {
            decodeMarket(kind, buffer, offset);
        } else if (kind < ClockTickDecoder.TEMPLATE_ID) {
            decodeOrder(kind, buffer, offset);
        } else if (kind < PlaceOrderDecoder.TEMPLATE_ID) {
            decodeControl(kind, buffer, offset);
        } else if (kind < RunStartedDecoder.TEMPLATE_ID) {
            decodeCommand(kind, buffer, offset);
        } else if (kind < RawFrameDecoder.TEMPLATE_ID) {
            decodeNote(kind, buffer, offset);
        } else {
            decodeFrame(kind, buffer, offset);
        }
    }

    /** The texts behind the fixed part must fill the message: a garbled length would claim any amount of memory. */
    private void checkTexts(DirectBuffer buffer, int start, int end) {
        int at = start;
        while (at < end) {
            long size = end - at < Integer.BYTES ? Long.MAX_VALUE : buffer.getInt(at, LITTLE_ENDIAN) & 0xffff_ffffL;
            if (size > end - at - Integer.BYTES) {
                throw new IllegalArgumentException("a text in a message of kind " + header.templateId()
                        + " must fit the " + (end - at) + " bytes that are left of it, had length " + size);
            }
            at += Integer.BYTES + (int) size;
        }
    }

    private void decodeMarket(int kind, DirectBuffer buffer, int offset) {
        MarketEvents to = marketEvents;
        if (to == null) {
            return;
        }
        switch (kind) {
            case QuoteDecoder.TEMPLATE_ID -> {
                quote.wrapAndApplyHeader(buffer, offset, header);
                to.quote(
                        quote.instrumentId(),
                        quote.eventTimeNs(),
                        quote.receiveTimeNs(),
                        quote.sequence(),
                        quote.bidPriceTicks(),
                        quote.bidSizeLots(),
                        quote.askPriceTicks(),
                        quote.askSizeLots());
            }
            case TradeDecoder.TEMPLATE_ID -> {
                trade.wrapAndApplyHeader(buffer, offset, header);
                to.trade(
                        trade.instrumentId(),
                        trade.eventTimeNs(),
                        trade.receiveTimeNs(),
                        trade.sequence(),
                        trade.priceTicks(),
                        trade.sizeLots(),
                        Side.of(trade.aggressor()));
            }
            case BookDeltaDecoder.TEMPLATE_ID -> {
                delta.wrapAndApplyHeader(buffer, offset, header);
                to.bookDelta(
                        delta.instrumentId(),
                        delta.eventTimeNs(),
                        delta.receiveTimeNs(),
                        delta.sequence(),
                        BookAction.of(delta.action()),
                        Side.of(delta.side()),
                        delta.priceTicks(),
                        delta.sizeLots(),
                        delta.flags());
            }
            case GapDecoder.TEMPLATE_ID -> {
                gap.wrapAndApplyHeader(buffer, offset, header);
                to.gap(
                        gap.instrumentId(),
                        gap.eventTimeNs(),
                        gap.receiveTimeNs(),
                        GapReason.of(gap.reason()),
                        gap.expectedSequence(),
                        gap.receivedSequence());
            }
            default -> throw unknownKind(kind);
        }
    }

    private void decodeOrder(int kind, DirectBuffer buffer, int offset) {
        OrderEvents to = orderEvents;
        if (to == null) {
            return;
        }
        switch (kind) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> {
                accepted.wrapAndApplyHeader(buffer, offset, header);
                to.accepted(
                        accepted.clientOrderId(),
                        accepted.instrumentId(),
                        accepted.venueOrderId(),
                        accepted.eventTimeNs(),
                        accepted.receiveTimeNs());
            }
            case OrderRejectedDecoder.TEMPLATE_ID -> {
                rejected.wrapAndApplyHeader(buffer, offset, header);
                to.rejected(
                        rejected.clientOrderId(),
                        rejected.instrumentId(),
                        OrderReason.of(rejected.reason()),
                        rejected.eventTimeNs(),
                        rejected.receiveTimeNs());
            }
            case OrderFilledDecoder.TEMPLATE_ID -> decodeFilled(to, buffer, offset);
            case OrderCanceledDecoder.TEMPLATE_ID -> {
                canceled.wrapAndApplyHeader(buffer, offset, header);
                to.canceled(
                        canceled.clientOrderId(),
                        canceled.instrumentId(),
                        canceled.eventTimeNs(),
                        canceled.receiveTimeNs());
            }
            case CancelRejectedDecoder.TEMPLATE_ID -> {
                cancelRejected.wrapAndApplyHeader(buffer, offset, header);
                to.cancelRejected(
                        cancelRejected.clientOrderId(),
                        cancelRejected.instrumentId(),
                        OrderReason.of(cancelRejected.reason()),
                        cancelRejected.eventTimeNs(),
                        cancelRejected.receiveTimeNs());
            }
            case OrderExpiredDecoder.TEMPLATE_ID -> {
                expired.wrapAndApplyHeader(buffer, offset, header);
                to.expired(
                        expired.clientOrderId(),
                        expired.instrumentId(),
                        expired.eventTimeNs(),
                        expired.receiveTimeNs());
            }
            case OrderUnknownDecoder.TEMPLATE_ID -> {
                unknown.wrapAndApplyHeader(buffer, offset, header);
                to.unknown(
                        unknown.clientOrderId(),
                        unknown.instrumentId(),
                        unknown.eventTimeNs(),
                        unknown.receiveTimeNs());
            }
            case OrderStatusDecoder.TEMPLATE_ID -> {
                status.wrapAndApplyHeader(buffer, offset, header);
                to.status(
                        status.clientOrderId(),
                        status.instrumentId(),
                        status.venueOrderId(),
                        OrderState.of(status.state()),
                        status.filledLots(),
                        status.eventTimeNs(),
                        status.receiveTimeNs());
            }
            case BalanceDecoder.TEMPLATE_ID -> decodeBalance(to, buffer, offset);
            default -> throw unknownKind(kind);
        }
    }

    private void decodeFilled(OrderEvents to, DirectBuffer buffer, int offset) {
        filled.wrapAndApplyHeader(buffer, offset, header);
        to.filled(
                filled.clientOrderId(),
                filled.instrumentId(),
                filled.venueOrderId(),
                filled.tradeId(),
                filled.priceTicks(),
                filled.sizeLots(),
                Liquidity.of(filled.liquidity()),
                filled.feeMantissa(),
                filled.feeScale(),
                filled.feeAsset(),
                filled.eventTimeNs(),
                filled.receiveTimeNs());
    }

    private void decodeBalance(OrderEvents to, DirectBuffer buffer, int offset) {
        balance.wrapAndApplyHeader(buffer, offset, header);
        // data fields must be read in the order of the schema
        String venue = balance.venue();
        String asset = balance.asset();
        to.balance(
                venue,
                asset,
                balance.freeMantissa(),
                balance.lockedMantissa(),
                balance.scale(),
                balance.eventTimeNs(),
                balance.receiveTimeNs());
    }

    private void decodeControl(int kind, DirectBuffer buffer, int offset) {
        ControlEvents to = controlEvents;
        if (to == null) {
            return;
        }
        switch (kind) {
            case ClockTickDecoder.TEMPLATE_ID -> {
                clock.wrapAndApplyHeader(buffer, offset, header);
                to.clock(clock.receiveTimeNs());
            }
            case InstrumentDefinedDecoder.TEMPLATE_ID -> {
                instrument.wrapAndApplyHeader(buffer, offset, header);
                to.instrument(Json.read(instrument.json(), Instrument.class), instrument.receiveTimeNs());
            }
            case PromotedDecoder.TEMPLATE_ID -> {
                promoted.wrapAndApplyHeader(buffer, offset, header);
                to.promotion(Json.read(promoted.json(), Promotion.class), promoted.receiveTimeNs());
            }
            case HaltedDecoder.TEMPLATE_ID -> {
                halted.wrapAndApplyHeader(buffer, offset, header);
                to.halt(halted.reason(), halted.receiveTimeNs());
            }
            case ResumedDecoder.TEMPLATE_ID -> {
                resumed.wrapAndApplyHeader(buffer, offset, header);
                to.resume(resumed.person(), resumed.receiveTimeNs());
            }
            default -> throw unknownKind(kind);
        }
    }

    private void decodeCommand(int kind, DirectBuffer buffer, int offset) {
        OrderCommands to = orderCommands;
        if (to == null) {
            return;
        }
        switch (kind) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                place.wrapAndApplyHeader(buffer, offset, header);
                to.place(
                        place.clientOrderId(),
                        place.instrumentId(),
                        Side.of(place.side()),
                        OrderKind.of(place.kind()),
                        TimeInForce.of(place.timeInForce()),
                        place.priceTicks(),
                        place.sizeLots(),
                        place.strategyId(),
                        place.parameterSetId(),
                        place.timeNs());
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                cancel.wrapAndApplyHeader(buffer, offset, header);
                to.cancel(cancel.clientOrderId(), cancel.instrumentId(), cancel.timeNs());
            }
            case CancelAllDecoder.TEMPLATE_ID -> {
                cancelAll.wrapAndApplyHeader(buffer, offset, header);
                to.cancelAll(cancelAll.instrumentId(), cancelAll.timeNs());
            }
            case QueryOrderDecoder.TEMPLATE_ID -> {
                query.wrapAndApplyHeader(buffer, offset, header);
                to.query(query.clientOrderId(), query.instrumentId(), query.timeNs());
            }
            default -> throw unknownKind(kind);
        }
    }

    private void decodeNote(int kind, DirectBuffer buffer, int offset) {
        EngineNotes to = engineNotes;
        if (to == null) {
            return;
        }
        switch (kind) {
            case RunStartedDecoder.TEMPLATE_ID -> {
                runStarted.wrapAndApplyHeader(buffer, offset, header);
                to.runStarted(runStarted.run(), runStarted.json());
            }
            case OrderDeniedDecoder.TEMPLATE_ID -> {
                denied.wrapAndApplyHeader(buffer, offset, header);
                to.denied(
                        denied.clientOrderId(),
                        denied.instrumentId(),
                        Side.of(denied.side()),
                        denied.priceTicks(),
                        denied.sizeLots(),
                        denied.strategyId(),
                        denied.parameterSetId(),
                        OrderReason.of(denied.reason()),
                        denied.timeNs());
            }
            case ParametersSwappedDecoder.TEMPLATE_ID -> {
                swapped.wrapAndApplyHeader(buffer, offset, header);
                to.swapped(
                        swapped.strategyId(),
                        swapped.fromParameterSetId(),
                        swapped.toParameterSetId(),
                        swapped.timeNs());
            }
            case EngineHaltedDecoder.TEMPLATE_ID -> {
                engineHalted.wrapAndApplyHeader(buffer, offset, header);
                to.halted(engineHalted.reason(), engineHalted.timeNs());
            }
            case JournalSealedDecoder.TEMPLATE_ID -> {
                // a seal speaks to the reader of the file alone
            }
            default -> throw unknownKind(kind);
        }
    }

    private void decodeFrame(int kind, DirectBuffer buffer, int offset) {
        if (kind != RawFrameDecoder.TEMPLATE_ID) {
            throw unknownKind(kind);
        }
        RawFrames to = rawFrames;
        if (to == null) {
            return;
        }
        frame.wrapAndApplyHeader(buffer, offset, header);
        String venue = frame.venue();
        String context = frame.context();
        int size = frame.bytesLength();
        if (size > frameBytes.length) {
            frameBytes = new byte[Integer.highestOneBit(size) * 2];
        }
        frame.getBytes(frameBytes, 0, size);
        to.frame(
                venue,
                FrameChannel.of(frame.channel()),
                frame.arrival(),
                frame.receiveTimeNs(),
                context,
                frameBytes,
                0,
                size);
    }

    private static IllegalArgumentException unknownKind(int kind) {
        return new IllegalArgumentException("kind of message is not known: " + kind);
    }
}
