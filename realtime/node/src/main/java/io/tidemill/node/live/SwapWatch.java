package io.tidemill.node.live;

import io.tidemill.model.promotion.Promotion;
import io.tidemill.wire.Json;
import io.tidemill.wire.MessageSink;
import io.tidemill.wire.sbe.MessageHeaderDecoder;
import io.tidemill.wire.sbe.ParametersSwappedDecoder;
import io.tidemill.wire.sbe.PromotedDecoder;
import org.agrona.DirectBuffer;

/**
 * Finds in the journal of a run what the engine made of a promotion. A journal has each input, then what the engine noted of
 * it: so a swap stands between the promotion and the next input, or there was none.
 *
 * <pre>
 *   ... quote | promoted | cancel cancel swapped | clock ...     SWAPPED
 *   ... quote | promoted | clock ...                             KEPT
 * </pre>
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class SwapWatch implements MessageSink {
    /** What is known so far. */
    public enum Answer {
        /** The engine has not come to the promotion. */
        PENDING,
        /** It trades with the promoted set. */
        SWAPPED,
        /** It took the promotion and trades on with what it had. */
        KEPT
    }

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PromotedDecoder promoted = new PromotedDecoder();
    private final ParametersSwappedDecoder swapped = new ParametersSwappedDecoder();
    private final Promotion promotion;
    private final int strategyId;
    private boolean isTaken;
    private Answer answer = Answer.PENDING;

    /**
     * Waits for this promotion.
     *
     * @param strategyId of the strategy that it is for, in the run
     */
    public SwapWatch(Promotion promotion, int strategyId) {
        this.promotion = promotion;
        this.strategyId = strategyId;
    }

    /** What is known so far; once it is not PENDING, it stays. */
    public Answer answer() {
        return answer;
    }

    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        if (answer != Answer.PENDING) {
            return;
        }
        int kind = MessageKinds.of(buffer, offset);
        if (isTaken) {
            if (kind == ParametersSwappedDecoder.TEMPLATE_ID) {
                swapped.wrapAndApplyHeader(buffer, offset, header);
                if (swapped.strategyId() == strategyId) {
                    answer = Answer.SWAPPED;
                }
            } else if (MessageKinds.isInput(kind)) {
                answer = Answer.KEPT;
            }
        } else if (kind == PromotedDecoder.TEMPLATE_ID) {
            promoted.wrapAndApplyHeader(buffer, offset, header);
            isTaken = Json.read(promoted.json(), Promotion.class).equals(promotion);
        }
    }
}
