package io.tidemill.node.command;

import io.tidemill.broker.BrokerClassPath;
import io.tidemill.broker.BrokerConfig;
import io.tidemill.broker.BrokerProcess;
import io.tidemill.node.platform.Home;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemill broker}: the bus of one machine. */
@Command(
        name = "broker",
        description = {
            "The bus of a machine without a cluster: a broker on loopback, until it is stopped (Ctrl-C). A start on the same",
            "folder has all messages again; it needs the same ports."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped",
            "2:a port that cannot be",
            "3:a port is taken, the folder cannot be used, or it ended"
        })
public final class BrokerCommand implements Callable<Integer> {
    private static final int RUNNING = -1;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "folder of its ledgers and its log")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "of clients; 0 lets the first start choose; default: ${DEFAULT-VALUE}")
    private int port = 6650;

    @Option(
            names = "--admin-port",
            paramLabel = "N",
            description = "of its administration; 0 as above; default: ${DEFAULT-VALUE}")
    private int adminPort = 8080;

    @Option(names = "--json", description = "prints its addresses as one line of JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public BrokerCommand() {}

    /** Where it is. */
    private record Ready(String url, String adminUrl, long processId) {}

    @Override
    public Integer call() throws Exception {
        AtomicInteger ended = new AtomicInteger(RUNNING);
        BrokerConfig config = BrokerConfig.of(
                        data, BrokerClassPath.read(Home.find().brokerClassPath()))
                .withPorts(port, adminPort, 0);
        try (Stop stop = Stop.onSignal();
                BrokerProcess broker =
                        BrokerProcess.start(config, spec.commandLine().getErr()::println)) {
            broker.onExit(ended::set);
            Ready ready = new Ready(broker.serviceUrl(), broker.adminUrl(), broker.processId());
            say(json ? Json.text(ready) : "bus.url=" + ready.url());
            if (!json) {
                say("bus.admin-url=" + ready.adminUrl());
                say("runs until it is stopped: Ctrl-C");
            }
            while (!stop.await()) {
                if (ended.get() != RUNNING) {
                    throw new IOException(
                            "the broker ended by itself with " + ended.get() + "; its log: " + broker.log());
                }
            }
        }
        return Failures.DONE;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
