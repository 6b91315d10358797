package io.tidemill.node;

import io.tidemill.node.bench.BenchCommand;
import io.tidemill.node.bench.BenchPart;
import io.tidemill.node.command.BrokerCommand;
import io.tidemill.node.command.DemoCommand;
import io.tidemill.node.command.DoctorCommand;
import io.tidemill.node.command.Failures;
import io.tidemill.node.command.HaltCommand;
import io.tidemill.node.command.LakeCommand;
import io.tidemill.node.command.NodeCommand;
import io.tidemill.node.command.ObjectStoreCommand;
import io.tidemill.node.command.RecordCommand;
import io.tidemill.node.command.ReplayCommand;
import io.tidemill.node.command.ResumeCommand;
import io.tidemill.node.command.SandboxCommand;
import io.tidemill.node.command.UpCommand;
import io.tidemill.node.promote.PromoteCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of a node: everything but what runs on Spark's class path. */
@Command(
        name = "tidemill",
        description = "Research and trading of digital assets on one engine.",
        mixinStandardHelpOptions = true,
        version = "Tidemill 0.1.0",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            NodeCommand.class,
            BrokerCommand.class,
            ObjectStoreCommand.class,
            HaltCommand.class,
            ResumeCommand.class,
            PromoteCommand.class,
            RecordCommand.class,
            SandboxCommand.class,
            ReplayCommand.class,
            LakeCommand.class,
            BenchCommand.class,
            BenchPart.class,
            DoctorCommand.class,
        },
        footer = {
            "",
            "On Spark's class path: tidemill backtest, tidemill tune.",
            "Exit codes: 0 done, 1 the answer is no, 2 used wrongly, 3 something it needs is not there."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(new Failures())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
