package io.tidemill.node.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemill halt}: stops the trader of an account. */
@Command(
        name = "halt",
        description = {
            "Halts the trader of an account, wherever its process is: no order leaves, all that stand are canceled. The halt holds",
            "through restarts, until tidemill resume."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the bus has it", "3:the bus is not there"})
public final class HaltCommand implements Callable<Integer> {
    @Mixin
    private TradingWish wish = new TradingWish();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why")
    private String reason = "";

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public HaltCommand() {}

    @Override
    public Integer call() {
        wish.say((record, clock) -> record.halt(reason, clock.nowNs()));
        spec.commandLine().getOut().println("halt of account " + wish.account() + " is published");
        return Failures.DONE;
    }
}
