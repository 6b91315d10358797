package io.tidemill.node.promote;

import io.tidemill.model.promotion.Promotion;
import io.tidemill.node.command.Failures;
import io.tidemill.node.platform.WallClock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code promote rollback}: back to the promotion before. */
@Command(
        name = "rollback",
        description = {
            "Lets the set trade again that was promoted before the one that trades now, and waits until the running engine has",
            "swapped to it. It is a new record; nothing is taken away. Once more goes back further."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the engine trades with it",
            "1:there is no promotion before, refused, or not confirmed",
            "2:used wrongly",
            "3:nothing runs on the data folder, or what became of it is not known"
        })
final class PromoteRollback implements Callable<Integer> {
    @Parameters(paramLabel = "STRATEGY", description = "name of the strategy in the engine, such as maker")
    private String strategy;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why, for the record")
    private String reason;

    @Mixin
    private PromoteOptions options = new PromoteOptions();

    @Mixin
    private DecisionOptions how = new DecisionOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (RunningNode node = RunningNode.open(options.data())) {
            List<Published> published = node.published();
            Optional<Promotion> before = options.history(
                            Optional.of(published), spec.commandLine().getErr())
                    .beforeCurrent(strategy);
            if (before.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("tidemill: no promotion of strategy '" + strategy
                                + "' is known before the one that stands: there is nothing to go back to");
                return Failures.NO;
            }
            Promotion again = before.get().rolledBack(how.approver(), new WallClock().nowNs(), reason);
            return new Decision(spec, options, how, node).carryOut(published, again);
        }
    }
}
