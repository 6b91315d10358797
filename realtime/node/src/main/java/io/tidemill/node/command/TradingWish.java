package io.tidemill.node.command;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusConfig;
import io.tidemill.bus.ControlTopic;
import io.tidemill.node.platform.WallClock;
import io.tidemill.node.roles.Halts;
import io.tidemill.wire.WireWriter;
import java.time.Duration;
import java.util.function.ObjLongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What a person wishes of the trader of an account, on the control topic of halts: what the commands of such wishes share. Each
 * adds its own words and the record.
 */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the bus has it", "3:the bus is not there"})
final class TradingWish {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Option(names = "--account", paramLabel = "NAME", required = true, description = "trade.account of the trader")
    private String account = "";

    @Option(names = "--bus-url", paramLabel = "URL", description = "default: ${DEFAULT-VALUE}")
    private String busUrl = "pulsar://127.0.0.1:6650";

    @Option(names = "--bus-admin-url", paramLabel = "URL", description = "default: ${DEFAULT-VALUE}")
    private String adminUrl = "http://127.0.0.1:8080";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * Says it, and that the bus has it.
     *
     * @param wish writes the record, given the time, ns
     * @return the exit code
     * @throws io.tidemill.bus.BusException if the bus is not there
     */
    int say(ObjLongConsumer<WireWriter> wish) {
        try (Bus bus = Bus.connect(BusConfig.of(busUrl, adminUrl).withTimeouts(TIMEOUT, TIMEOUT));
                ControlTopic halts = bus.control(Halts.KIND)) {
            wish.accept(new WireWriter(halts.at(account)), new WallClock().nowNs());
        }
        command.commandLine().getOut().println(command.name() + " of account " + account + " is published");
        return Failures.DONE;
    }
}
