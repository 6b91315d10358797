package io.tidemill.node.promote;

import io.tidemill.model.promotion.Promotion;
import io.tidemill.node.command.Failures;
import io.tidemill.node.command.Units;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One decision: shown, confirmed, published, and followed until the engine trades with it or does not.
 *
 * @param spec of the command that decides
 * @param options of all commands
 * @param how of those that decide
 * @param node that trades
 */
record Decision(CommandSpec spec, PromoteOptions options, DecisionOptions how, RunningNode node) {
    /** What became of a decision. */
    enum Outcome {
        /** Published, and the engine trades with it. */
        SWAPPED,
        /** Published, and the engine trades on with what it had. */
        REFUSED,
        /** Published; the engine has not answered in time. */
        UNKNOWN,
        /** Not published. */
        NOT_PUBLISHED
    }

    /**
     * What is told of it.
     *
     * @param outcome what became of it
     * @param detail the same in words
     * @param run of the node
     * @param strategy name of the instance
     * @param set name of the parameter set
     * @param stage how far it may go
     * @param replaced name of the set that traded before; empty if the node has no such strategy
     * @param approver who decided
     * @param time when, UTC
     * @param reason of a rollback; empty otherwise
     */
    record Report(
            Outcome outcome,
            String detail,
            int run,
            String strategy,
            String set,
            String stage,
            String replaced,
            String approver,
            String time,
            String reason) {}

    /**
     * Carries it out, and tells what became of it.
     *
     * @param published what the node's topic has
     * @param promotion what is decided
     * @return exit code
     */
    int carryOut(List<Published> published, Promotion promotion) {
        List<Trading> trading = node.trading(published);
        Optional<Trading> its = trading.stream()
                .filter(one -> one.strategy().equals(promotion.strategy()))
                .findFirst();
        if (its.isEmpty()) {
            List<String> names = trading.stream().map(Trading::strategy).toList();
            return tell(
                    promotion,
                    "",
                    Outcome.NOT_PUBLISHED,
                    "run " + node.run() + " has no strategy '" + promotion.strategy() + "'; it has " + names);
        }
        Trading before = its.get();
        String replaced = before.set().name();
        Optional<String> refusal = before.refusal(promotion);
        if (refusal.isPresent()) {
            return tell(promotion, replaced, Outcome.NOT_PUBLISHED, refusal.get());
        }
        if (before.isSame(promotion)) {
            return tell(promotion, replaced, Outcome.NOT_PUBLISHED, "it trades already");
        }
        options.printText(
                spec.commandLine().getOut(), out -> PromotionText.change(out, promotion, before.set(), before.stage()));
        if (!how.isConfirmed("Let it trade?")) {
            return tell(promotion, replaced, Outcome.NOT_PUBLISHED, "it was not confirmed");
        }
        return switch (node.publish(promotion, before, how.timeout())) {
            case SWAPPED -> tell(promotion, replaced, Outcome.SWAPPED, "run " + node.run() + " trades with it");
            case KEPT ->
                tell(
                        promotion,
                        replaced,
                        Outcome.REFUSED,
                        "run " + node.run()
                                + " took it and did not swap: its engine had this set in this stage already, or its"
                                + " program allows other values than this one");
            case PENDING ->
                tell(
                        promotion,
                        replaced,
                        Outcome.UNKNOWN,
                        "it is published, but run " + node.run() + " has not answered in "
                                + how.timeout().toSeconds() + " s; see tidemill promote list");
        };
    }

    private int tell(Promotion promotion, String replaced, Outcome outcome, String detail) {
        Report report = new Report(
                outcome,
                detail,
                node.run(),
                promotion.strategy(),
                promotion.set().name(),
                promotion.stage().name(),
                replaced,
                promotion.approver(),
                Units.instant(promotion.timeNs()).toString(),
                promotion.reason());
        options.print(
                spec.commandLine().getOut(),
                report,
                out -> out.println(PromotionText.word(outcome) + ": " + promotion.strategy() + " with "
                        + promotion.set().name() + " in stage " + promotion.stage() + ": " + detail));
        return switch (outcome) {
            case SWAPPED -> Failures.DONE;
            case REFUSED, NOT_PUBLISHED -> Failures.NO;
            case UNKNOWN -> Failures.MISSING;
        };
    }
}
