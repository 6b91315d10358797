package io.tidemill.node.roles;

import io.tidemill.archiver.Archiver;
import io.tidemill.archiver.ArchiverConfig;
import io.tidemill.node.metrics.Figures;
import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.platform.Parts;
import io.tidemill.node.settings.Role;
import io.tidemill.node.settings.Setting;
import io.tidemill.node.settings.Settings;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The bus into the lake. */
final class ArchiveRole implements RunningRole {
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(25);
    private static final long LATE_MS = 60_000;

    private final Parts parts;
    private final Archiver archiver;
    private boolean stopped;

    /**
     * Starts it.
     *
     * @param parts takes what is opened, also when this fails
     * @throws io.tidemill.tables.LakeException if the lake cannot be opened
     */
    ArchiveRole(RoleContext context, Parts parts) {
        this.parts = parts;
        Settings settings = context.settings();
        Lake lake = parts.add(Lake.open(new LakeConfig(
                settings.text(Setting.LAKE_CATALOG_URL),
                settings.text(Setting.LAKE_CATALOG_CREDENTIALS),
                settings.text(Setting.LAKE_WAREHOUSE),
                settings.text(Setting.LAKE_S3_ENDPOINT),
                settings.text(Setting.LAKE_S3_CREDENTIALS))));
        archiver = Archiver.start(
                ArchiverConfig.defaults()
                        .withCommitEvery(settings.duration(Setting.ARCHIVE_COMMIT_EVERY))
                        .sharing(
                                settings.number(Setting.ARCHIVE_SHARES, 1, ArchiverConfig.MAX_SHARES),
                                settings.text(Setting.ARCHIVE_REPLICA)),
                context.bus(),
                lake,
                context.clock(),
                context.onFailure()::accept);
    }

    @Override
    public Role role() {
        return Role.ARCHIVE;
    }

    @Override
    public Optional<String> notReady() {
        long lagMs = archiver.status().lagMs();
        return lagMs > LATE_MS ? Optional.of("the archive is " + lagMs + " ms behind the bus") : Optional.empty();
    }

    @Override
    public void register(Metrics metrics) {
        Figures.archive(metrics, archiver);
    }

    @Override
    public Map<String, Long> published() {
        return Map.of();
    }

    /** Takes what was published until now, and ends. What it cannot take in time stays on the bus, for the next start. */
    @Override
    public void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            if (archiver.failure() == null) {
                archiver.drainAndClose(DRAIN_TIMEOUT);
            }
        } finally {
            parts.close();
        }
    }
}
