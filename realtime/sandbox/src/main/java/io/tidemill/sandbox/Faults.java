package io.tidemill.sandbox;

/** Draws what goes wrong next. */
final class Faults {
    private volatile FaultPlan plan = FaultPlan.none();
    private Chance chance = new Chance(0);
    private long drawnSeed;

    enum OfFrame {
        NONE,
        DROP,
        DUPLICATE,
        DELAY,
        REORDER,
        DISCONNECT
    }

    enum OfReply {
        NONE,
        TOO_MANY,
        LOST,
        DELAY
    }

    void follow(FaultPlan other) {
        plan = other;
    }

    FaultPlan plan() {
        return plan;
    }

    OfFrame frame() {
        FaultPlan of = plan;
        if (of.dropFrame() + of.duplicateFrame() + of.delayFrame() + of.reorderFrame() + of.disconnect() == 0) {
            return OfFrame.NONE;
        }
        double left = draw(of);
        if ((left -= of.dropFrame()) < 0) {
            return OfFrame.DROP;
        }
        if ((left -= of.duplicateFrame()) < 0) {
            return OfFrame.DUPLICATE;
        }
        if ((left -= of.delayFrame()) < 0) {
            return OfFrame.DELAY;
        }
        if ((left -= of.reorderFrame()) < 0) {
            return OfFrame.REORDER;
        }
        return left - of.disconnect() < 0 ? OfFrame.DISCONNECT : OfFrame.NONE;
    }

    OfReply reply() {
        FaultPlan of = plan;
        if (of.tooManyRequests() + of.lostReply() + of.delayReply() == 0) {
            return OfReply.NONE;
        }
        double left = draw(of);
        if ((left -= of.tooManyRequests()) < 0) {
            return OfReply.TOO_MANY;
        }
        if ((left -= of.lostReply()) < 0) {
            return OfReply.LOST;
        }
        return left - of.delayReply() < 0 ? OfReply.DELAY : OfReply.NONE;
    }

    private double draw(FaultPlan of) {
        if (of.seed() != drawnSeed) {
            drawnSeed = of.seed();
            chance = new Chance(of.seed());
        }
        return chance.uniform();
    }
}
