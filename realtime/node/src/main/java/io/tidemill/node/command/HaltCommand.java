package io.tidemill.node.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tidemill halt}: stops the trader of an account. */
@Command(
        name = "halt",
        description = {
            "Halts the trader of an account, wherever its process is: no order leaves, all that stand are canceled. The halt holds",
            "through restarts, until tidemill resume."
        })
public final class HaltCommand implements Callable<Integer> {
    @Mixin
    private TradingWish wish = new TradingWish();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why")
    private String reason = "";

    /** Made by the command line. */
    public HaltCommand() {}

    @Override
    public Integer call() {
        return wish.say((record, timeNs) -> record.halt(reason, timeNs));
    }
}
