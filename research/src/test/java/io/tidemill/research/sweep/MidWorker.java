package io.tidemill.research.sweep;

import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.research.fold.Span;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeReader;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the lake itself, and lets each set lean against the mid of the quotes: position {@code skew - edge/100 x move}. A toy
 * that depends on every quote, to see that all read the same.
 */
public final class MidWorker implements FoldWorker {
    private static final long serialVersionUID = 1;

    private final LakeConfig lake;

    /** On this lake. */
    public MidWorker(LakeConfig lake) {
        this.lake = lake;
    }

    @Override
    public FoldResult run(FoldTask task) {
        try (Lake open = Lake.open(lake)) {
            LakeReader reader = open.reader();
            List<String> names = task.settings().instruments();
            Mids in = mids(reader, names, task.fold().inSample());
            Mids out = mids(reader, names, task.fold().outOfSample());
            List<TrialResult> trials = new ArrayList<>();
            for (ParameterSet set : task.sets()) {
                trials.add(new TrialResult(
                        task.fold().index(), set, sample(in.mids, set, task.blocks()), sample(out.mids, set, 0)));
            }
            return new FoldResult(task.fold().index(), in.fingerprint.text() + "/" + out.fingerprint.text(), trials);
        }
    }

    private static Mids mids(LakeReader reader, List<String> names, Span span) {
        Mids mids = new Mids();
        try (MarketReplay replay = reader.replay(ReplayQuery.of(names, span.fromNs(), span.toNs()))) {
            replay.run(mids);
        }
        return mids;
    }

    private static SampleResult sample(List<Double> mids, ParameterSet set, int blocks) {
        double edge = set.values().getOrDefault("edge", 0.0);
        double skew = set.values().getOrDefault("skew", 0.0);
        double[] increments = new double[Math.max(0, mids.size() - 2)];
        for (int i = 0; i < increments.length; i++) {
            double move = mids.get(i + 1) / mids.get(i) - 1;
            increments[i] = (skew * 1e-3 - edge / 100 * Math.signum(move)) * (mids.get(i + 2) / mids.get(i + 1) - 1);
        }
        return SampleResult.of(increments, blocks, increments.length, Map.of());
    }

    private static final class Mids implements MarketEvents {
        private final MarketFingerprint fingerprint = new MarketFingerprint();
        private final List<Double> mids = new ArrayList<>();

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
            mids.add((bidPriceTicks + askPriceTicks) / 2.0);
            fingerprint.quote(
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
            fingerprint.trade(instrumentId, eventTimeNs, receiveTimeNs, sequence, priceTicks, sizeLots, aggressor);
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
            fingerprint.bookDelta(
                    instrumentId, eventTimeNs, receiveTimeNs, sequence, action, side, priceTicks, sizeLots, flags);
        }

        @Override
        public void gap(
                int instrumentId,
                long eventTimeNs,
                long receiveTimeNs,
                GapReason reason,
                long expectedSequence,
                long receivedSequence) {
            fingerprint.gap(instrumentId, eventTimeNs, receiveTimeNs, reason, expectedSequence, receivedSequence);
        }
    }
}
