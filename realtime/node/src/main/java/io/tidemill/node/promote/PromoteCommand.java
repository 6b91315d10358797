package io.tidemill.node.promote;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code promote}: which parameter sets trade, why, and the decision about the next. */
@Command(
        name = "promote",
        description = "Which parameter sets trade, why, and the decision about the next.",
        mixinStandardHelpOptions = true,
        subcommands = {PromoteList.class, PromoteShow.class, PromoteApprove.class, PromoteRollback.class},
        footer = {
            "",
            "Who may read and write the data folder may decide. Each decision stays in the lake's table of promotions."
        })
public final class PromoteCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public PromoteCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of promote's commands? See tidemill promote --help");
    }
}
