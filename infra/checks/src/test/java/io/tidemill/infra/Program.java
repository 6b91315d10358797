package io.tidemill.infra;

import io.tidemill.node.Main;
import io.tidemill.node.metrics.Metric;
import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.metrics.StatusServer;
import io.tidemill.node.settings.Role;
import io.tidemill.node.settings.Setting;
import io.tidemill.node.settings.SettingsReader;
import io.tidemill.research.ResearchMain;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import picocli.CommandLine;

/** What {@code node} really has, asked of its own classes. */
final class Program {
    private static final String PROMETHEUS_OWN = "up";

    /** Commands that have a process of their own kind, as the launcher says. */
    private static final Set<String> RESEARCH = Set.of("backtest", "tune");

    private Program() {}

    /** Paths that a probe may ask for. */
    static Set<String> probePaths() {
        return Set.of(StatusServer.LIVE, StatusServer.READY);
    }

    /** Path of the figures. */
    static String metricsPath() {
        return StatusServer.METRICS;
    }

    /** Names of the roles. */
    static Set<String> roles() {
        return Arrays.stream(Role.values()).map(Role::text).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a role reads a variable. */
    static boolean reads(String role, String variable) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.environment().equals(variable))
                .anyMatch(setting -> setting.roles().stream().map(Role::text).anyMatch(role::equals));
    }

    /** What the roles of an environment say to it before they start; empty if nothing. */
    static Optional<String> refusal(Map<String, String> environment) {
        return refusal(environment.getOrDefault(Setting.NODE_ROLES.environment(), ""), environment);
    }

    /** Port of health and metrics for an environment. */
    static int httpPort(Map<String, String> environment) {
        return new SettingsReader().environment(environment).settings().port(Setting.NODE_HTTP_PORT);
    }

    /** What a process with these roles says to an environment before it starts; empty if nothing. */
    static Optional<String> refusal(String roles, Map<String, String> environment) {
        try {
            new SettingsReader()
                    .environment(environment)
                    .option(Setting.NODE_ROLES.key(), roles)
                    .settings()
                    .roles();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What the command line says to these arguments of the launcher; empty if nothing. */
    static Optional<String> refusal(List<String> arguments) {
        boolean looksBack = !arguments.isEmpty() && RESEARCH.contains(arguments.get(0));
        CommandLine command = looksBack ? ResearchMain.commandLine() : new CommandLine(Main.class);
        try {
            CommandLine.ParseResult parsed = command.parseArgs(arguments.toArray(String[]::new));
            return parsed.hasSubcommand() ? Optional.empty() : Optional.of("a command is missing");
        } catch (CommandLine.ParameterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Names of the metrics that are the platform's own. */
    static Set<String> ownMetrics() {
        return Arrays.stream(Metric.values()).map(Metric::text).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Labels of a metric of the platform; none for another name. */
    static Set<String> labels(String metric) {
        return Arrays.stream(Metric.values())
                .filter(each -> each.text().equals(metric))
                .flatMap(each -> each.labels().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of all series that a process can have, and the one that Prometheus adds. */
    static Set<String> series() {
        Set<String> names = new TreeSet<>(Set.of(PROMETHEUS_OWN));
        names.addAll(ownMetrics());
        try (Metrics metrics = new Metrics()) {
            // its pauses are only there once there was one
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                System.gc();
                return metrics.scrape().contains("jvm_gc_pause_seconds");
            });
            metrics.scrape()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .forEach(names::add);
        }
        return names;
    }
}
