package io.tidemill.node.command;

import io.tidemill.node.platform.WallClock;
import io.tidemill.node.roles.Outside;
import io.tidemill.node.roles.RoleProcess;
import io.tidemill.node.settings.Setting;
import io.tidemill.node.settings.Settings;
import io.tidemill.node.settings.SettingsReader;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemill node}: any set of roles as one process. */
@Command(
        name = "node",
        description = {
            "Any set of roles as one process of a node, joined to the others by the bus, until it is stopped.",
            "Serves /health/live, /health/ready and /metrics. Settings: defaults, then --config, then TIDEMILL_..., then options."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped in good order",
            "2:a setting that cannot be, is not known or is missing",
            "3:the bus, the lake, the data folder, a port or a key is not there, or another process has the role"
        })
public final class NodeCommand implements Callable<Integer> {
    @Option(names = "--roles", paramLabel = "LIST", description = "node.roles: connect,trade,execute,archive")
    private @Nullable String roles;

    @Option(names = "--config", paramLabel = "FILE", description = "lines of key=value")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "node.data: folder of run counter, journal and lock")
    private @Nullable String data;

    @Option(names = "--http-port", paramLabel = "N", description = "node.http-port; 0 for any free one")
    private @Nullable String httpPort;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "any setting; repeatable")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--settings", description = "prints the catalogue of settings and ends")
    private boolean catalogue;

    @Option(names = "--json", description = "prints JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Made by the command line. */
    public NodeCommand() {}

    /** What others need to know of a process that has started, and what it published when it has ended. */
    private record State(String state, int run, List<String> roles, String status, Map<String, Long> published) {}

    /** A setting, as it is printed. */
    private record Line(
            String key, String environment, @Nullable String defaultValue, List<String> roles, String meaning) {}

    @Override
    public Integer call() throws Exception {
        if (catalogue) {
            printCatalogue();
            return Failures.DONE;
        }
        Settings settings = settings();
        List<String> names = settings.roles().stream().map(role -> role.text()).toList();
        try (Stop stop = Stop.onSignal();
                RoleProcess process = RoleProcess.start(settings, new WallClock(), Outside.REAL)) {
            print(new State("started", process.run(), names, process.statusUrl(), process.published()));
            while (!stop.await() && process.failure() == null) {
                // the roles have threads of their own
            }
            process.stop();
            Failures.throwPart(process.failure());
            print(new State("stopped", process.run(), names, process.statusUrl(), process.published()));
        }
        return Failures.DONE;
    }

    private Settings settings() throws IOException {
        SettingsReader reader = new SettingsReader();
        if (config != null) {
            reader.file(config);
        }
        reader.environment(System.getenv());
        set.forEach(reader::option);
        put(reader, Setting.NODE_ROLES, roles);
        put(reader, Setting.NODE_DATA, data);
        put(reader, Setting.NODE_HTTP_PORT, httpPort);
        return reader.settings();
    }

    private static void put(SettingsReader reader, Setting setting, @Nullable String value) {
        if (value != null) {
            reader.option(setting.key(), value);
        }
    }

    private void print(State state) {
        String roleNames = String.join(", ", state.roles());
        String counts = Published.words(state.published());
        say(
                json
                        ? Json.text(state)
                        : switch (state.state()) {
                            case "started" ->
                                "run " + state.run() + " of " + roleNames + "; health and metrics: " + state.status()
                                        + "; stop with Ctrl-C";
                            default ->
                                "stopped " + roleNames + "; published " + (counts.isEmpty() ? "nothing" : counts);
                        });
    }

    private void printCatalogue() {
        List<Line> lines = Arrays.stream(Setting.values())
                .map(setting -> new Line(
                        setting.key(),
                        setting.environment(),
                        setting.defaultValue(),
                        setting.roles().stream().map(role -> role.text()).toList(),
                        setting.meaning()))
                .toList();
        if (json) {
            say(Json.text(lines));
            return;
        }
        for (Line line : lines) {
            say("%-26s %-34s %s".formatted(line.key(), line.environment(), line.meaning()));
            String value = line.defaultValue();
            say("%61s %s; %s"
                    .formatted(
                            "",
                            value == null ? "must be set" : value.isEmpty() ? "default: none" : "default: " + value,
                            line.roles().stream().collect(Collectors.joining(", "))));
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
