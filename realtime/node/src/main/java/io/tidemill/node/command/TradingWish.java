package io.tidemill.node.command;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusConfig;
import io.tidemill.bus.ControlTopic;
import io.tidemill.model.Clock;
import io.tidemill.node.platform.WallClock;
import io.tidemill.node.roles.Halts;
import io.tidemill.wire.WireWriter;
import java.time.Duration;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;

/** What a person wishes of the trader of an account, on the control topic of halts: the options, and how it is said. */
final class TradingWish {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Option(names = "--account", paramLabel = "NAME", required = true, description = "trade.account of the trader")
    private String account = "";

    @Option(names = "--bus-url", paramLabel = "URL", description = "default: ${DEFAULT-VALUE}")
    private String busUrl = "pulsar://127.0.0.1:6650";

    @Option(names = "--bus-admin-url", paramLabel = "URL", description = "default: ${DEFAULT-VALUE}")
    private String adminUrl = "http://127.0.0.1:8080";

    /**
     * Says it, and returns when the bus has it.
     *
     * @param wish writes the record, given the time
     * @throws io.tidemill.bus.BusException if the bus is not there
     */
    void say(BiConsumer<WireWriter, Clock> wish) {
        try (Bus bus = Bus.connect(BusConfig.of(busUrl, adminUrl).withTimeouts(TIMEOUT, TIMEOUT));
                ControlTopic halts = bus.control(Halts.KIND)) {
            wish.accept(new WireWriter(halts.at(account)), new WallClock());
        }
    }

    String account() {
        return account;
    }
}
