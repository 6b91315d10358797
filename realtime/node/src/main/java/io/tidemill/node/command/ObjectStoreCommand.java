package io.tidemill.node.command;

import io.tidemill.objectstore.LocalObjectStore;
import io.tidemill.wire.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemill object-store}: S3 on a folder of this machine. */
@Command(
        name = "object-store",
        description = {
            "The object store of a machine without one: S3 on loopback over a folder, until it is stopped (Ctrl-C). Its keys are",
            "made at the first start and stay in DIR/credentials.properties, which only the owner reads."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped", "2:a port that cannot be", "3:the port is taken, or the folder cannot be used"})
public final class ObjectStoreCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", required = true, description = "folder of objects and keys")
    private Path data;

    @Option(names = "--port", paramLabel = "N", description = "0 for any free one; default: ${DEFAULT-VALUE}")
    private int port = 9000;

    @Option(names = "--json", description = "prints its address as one line of JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public ObjectStoreCommand() {}

    /** Where it is, and where its keys are. */
    private record Ready(String endpoint, String credentials, String warehouse) {}

    @Override
    public Integer call() throws InterruptedException {
        Ports.check("--port", port);
        try (Stop stop = Stop.onSignal();
                LocalObjectStore store = LocalObjectStore.start(data, port)) {
            Ready ready = new Ready(store.endpoint().toString(), store.credentialsReference(), store.warehouse());
            if (json) {
                say(Json.text(ready));
            } else {
                say("lake.s3-endpoint=" + ready.endpoint());
                say("lake.s3-credentials=" + ready.credentials());
                say("lake.warehouse=" + ready.warehouse());
                say("runs until it is stopped: Ctrl-C");
            }
            while (!stop.await()) {
                // the server has threads of its own
            }
        }
        return Failures.DONE;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
