package io.tidemill.node.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidemill resume}: lets the trader of an account go on. */
@Command(name = "resume", description = "Lets the halted trader of an account go on, in a person's name.")
public final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private TradingWish wish = new TradingWish();

    @Option(names = "--person", paramLabel = "NAME", required = true, description = "who decides it")
    private String person = "";

    /** Made by the command line. */
    public ResumeCommand() {}

    @Override
    public Integer call() {
        return wish.say((record, timeNs) -> record.resume(person, timeNs));
    }
}
