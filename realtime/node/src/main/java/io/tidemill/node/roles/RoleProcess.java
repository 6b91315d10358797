package io.tidemill.node.roles;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusConfig;
import io.tidemill.model.Clock;
import io.tidemill.node.metrics.Health;
import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.metrics.StatusServer;
import io.tidemill.node.platform.DataLock;
import io.tidemill.node.platform.Endpoints;
import io.tidemill.node.platform.EndpointsFile;
import io.tidemill.node.platform.Parts;
import io.tidemill.node.platform.RunFolder;
import io.tidemill.node.settings.Role;
import io.tidemill.node.settings.Setting;
import io.tidemill.node.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The roles of one process, with what they share: a data folder, a connection to the bus, health and metrics.
 *
 * <p>They start in the order of {@link Role}, so that whoever is listened to is there first, and stop in the reverse: who trades
 * goes before who executes for him, and all before who archives them.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class RoleProcess implements AutoCloseable {
    private final Parts parts = new Parts();
    private final List<RunningRole> roles = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final StatusServer status;
    private final int run;
    private volatile boolean isStarted;

    private RoleProcess(Settings settings, Clock clock, Outside outside) throws IOException {
        Set<Role> wanted = settings.roles();
        try {
            Path data =
                    Path.of(settings.text(Setting.NODE_DATA)).toAbsolutePath().normalize();
            Files.createDirectories(data);
            parts.add(DataLock.take(data));
            Metrics metrics = parts.add(new Metrics());
            status = parts.add(StatusServer.start(
                    settings.text(Setting.NODE_HTTP_HOST),
                    settings.port(Setting.NODE_HTTP_PORT),
                    new Answers(),
                    metrics));
            BusConfig busConfig = BusConfig.of(settings.text(Setting.BUS_URL), settings.text(Setting.BUS_ADMIN_URL));
            Bus bus = parts.add(Bus.connect(busConfig));
            RunFolder runs = new RunFolder(data);
            run = runs.next(
                    wanted.contains(Role.TRADE) ? TradeRole.lastRun(bus, settings.text(Setting.TRADE_ACCOUNT)) : 0);
            RoleContext context = new RoleContext(settings, bus, clock, outside, run, runs, this::failed);
            for (Role role : wanted) {
                RunningRole running = start(role, context);
                roles.add(running);
                running.register(metrics);
                if (running instanceof TradeRole trade) {
                    parts.add(EndpointsFile.write(data, Endpoints.of(busConfig, trade.config(), trade.journalTopic())));
                }
            }
            isStarted = true;
        } catch (IOException | RuntimeException e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    /**
     * Starts the roles of the settings.
     *
     * @throws IllegalArgumentException if a setting cannot be, or one is missing; names it
     * @throws IOException if the data folder cannot be used, or a file of the settings cannot be read; the exceptions of the roles
     *     otherwise. Nothing is left open then
     */
    public static RoleProcess start(Settings settings, Clock clock, Outside outside) throws IOException {
        return new RoleProcess(settings, clock, outside);
    }

    private RunningRole start(Role role, RoleContext context) throws IOException {
        Parts own = parts.add(new Parts());
        return switch (role) {
            case ARCHIVE -> new ArchiveRole(context, own);
            case EXECUTE -> new ExecuteRole(context, own);
            case CONNECT -> new ConnectRole(context, own);
            case TRADE -> new TradeRole(context, own);
        };
    }

    /** Number of this start. */
    public int run() {
        return run;
    }

    /** Where health and metrics are: {@code http://HOST:PORT}. */
    public String statusUrl() {
        return status.url();
    }

    /** Why a part has failed for good; null while none has. The process must end then. */
    public @Nullable Throwable failure() {
        return failure.get();
    }

    /** What the roles published for the lake so far, by table; a copy. */
    public Map<String, Long> published() {
        Map<String, Long> all = new TreeMap<>();
        for (RunningRole role : roles) {
            role.published().forEach((table, count) -> all.merge(table, count, Long::sum));
        }
        return all;
    }

    /** Ends the roles in good order; a second call does nothing. */
    public void stop() {
        Parts started = new Parts();
        roles.forEach(role -> started.add(role::stop));
        started.close();
    }

    /** Ends the roles, and what they share. */
    @Override
    public void close() {
        try {
            stop();
        } finally {
            parts.close();
        }
    }

    private void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    private final class Answers implements Health {
        @Override
        public Optional<String> notLive() {
            Throwable cause = failure.get();
            return cause == null ? Optional.empty() : Optional.of("a part has failed: " + cause.getMessage());
        }

        @Override
        public Optional<String> notReady() {
            if (!isStarted) {
                return Optional.of("starting");
            }
            for (RunningRole role : roles) {
                Optional<String> reason = role.notReady();
                if (reason.isPresent()) {
                    return Optional.of(role.role().text() + ": " + reason.get());
                }
            }
            return Optional.empty();
        }

        @Override
        public void refresh() {
            roles.forEach(RunningRole::refresh);
        }
    }
}
