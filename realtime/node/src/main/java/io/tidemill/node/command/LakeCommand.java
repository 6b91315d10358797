package io.tidemill.node.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lake}: what is stored, whether it is whole, and recorded files into it. */
@Command(
        name = "lake",
        description = "What is stored, whether it is whole, and recorded files into it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            LakeTables.class,
            LakePartitions.class,
            LakeGaps.class,
            LakeCompact.class,
            LakeVerify.class,
            LakeImport.class
        })
public final class LakeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public LakeCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of lake's commands? See tidemill lake --help");
    }
}
