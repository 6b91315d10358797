package io.tidemill.node.roles;

import io.tidemill.bus.LaneListener;
import io.tidemill.node.live.MessageKinds;
import io.tidemill.node.live.ReceiveTimes;
import io.tidemill.wire.WireWriter;
import io.tidemill.wire.sbe.ClockTickDecoder;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * The reading end of the lane of orders: feeds the engine with what became of its commands, and watches who executes them.
 *
 * <p>An executor that falls silent, or another one in its place, halts the engine: what it did to orders in the meantime may be known to
 * the venue only. The halt takes all orders off and asks for each that does not answer, so that the engine comes to know them all;
 * then only a person resumes, because nobody else can say why it went.
 *
 * <p><b>Thread:</b> the stage's; the questions may be asked by any.
 */
final class ExecutorWatch implements LaneListener {
    /** Silence of the lane, which has a tick every 100 ms, after which nobody is held to execute. */
    static final long PATIENCE_NS = 3_000_000_000L;

    private final EngineInputs engine;
    private final WireWriter halts;
    private final LaneWatch watch = new LaneWatch(PATIENCE_NS);
    private String executor = "";
    private volatile boolean wasHeard;
    private volatile boolean isAlive;
    private long nowNs;

    ExecutorWatch(EngineInputs engine) {
        this.engine = engine;
        halts = new WireWriter(engine);
    }

    /** The time of what is read next. */
    void now(long timeNs) {
        nowNs = timeNs;
    }

    @Override
    public void begins(String writer) {
        if (wasHeard) {
            halts.halt("execute is another process now: " + writer + " after " + executor, nowNs);
        }
        executor = writer;
    }

    @Override
    public void lost(long payloads) {
        halts.halt("execute: " + payloads + " payloads of order events are missing", nowNs);
    }

    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        if (MessageKinds.of(buffer, offset) == ClockTickDecoder.TEMPLATE_ID) {
            watch.heard(ReceiveTimes.of(buffer, offset), nowNs);
        } else {
            engine.message(buffer, offset, length);
        }
    }

    /** Looks at the time, and says how much it did. */
    int work() {
        boolean alive = watch.isAlive(nowNs);
        if (alive == isAlive) {
            return 0;
        }
        isAlive = alive;
        if (alive) {
            wasHeard = true;
        } else {
            halts.halt(
                    "execute is silent: nothing from " + executor + " for "
                            + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NS) + " s",
                    nowNs);
        }
        return 1;
    }

    /** Whether somebody executed at any time. */
    boolean wasHeard() {
        return wasHeard;
    }

    /** Whether somebody executes. */
    boolean isAlive() {
        return isAlive;
    }

    /** How old the newest sign of life was when it was read, ns. */
    long ageNs() {
        return watch.ageNs();
    }
}
