package io.tidemill.node.promote;

import io.tidemill.model.promotion.Promotion;
import io.tidemill.node.platform.WallClock;
import io.tidemill.strategies.Strategies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code promote approve}: what a tune proposes goes to the running engine. */
@Command(
        name = "approve",
        description = "Lets a set trade that tune proposes, and waits until the running engine has swapped to it.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the engine trades with it",
            "1:refused, not confirmed, or it trades already",
            "2:the file is no proposal",
            "3:nothing runs on the data folder, or what became of it is not known"
        })
final class PromoteApprove implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "promotion.json in the folder that tune was given as --out")
    private Path file;

    @Mixin
    private PromoteOptions options = new PromoteOptions();

    @Mixin
    private DecisionOptions how = new DecisionOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Promotion approved =
                Proposal.read(file, Strategies.catalog()).approved(how.approver(), new WallClock().nowNs());
        try (RunningNode node = RunningNode.open(options.data())) {
            return new Decision(spec, options, how, node).carryOut(node.published(), approved);
        }
    }
}
