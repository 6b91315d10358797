package io.tidemill.node.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemill resume}: lets the trader of an account go on. */
@Command(
        name = "resume",
        description = "Lets the halted trader of an account go on, in a person's name.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the bus has it", "3:the bus is not there"})
public final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private TradingWish wish = new TradingWish();

    @Option(names = "--person", paramLabel = "NAME", required = true, description = "who decides it")
    private String person = "";

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public ResumeCommand() {}

    @Override
    public Integer call() {
        wish.say((record, clock) -> record.resume(person, clock.nowNs()));
        spec.commandLine().getOut().println("resume of account " + wish.account() + " is published");
        return Failures.DONE;
    }
}
