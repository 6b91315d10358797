package io.tidemill.node.roles;

import io.tidemill.archiver.Archiver;
import io.tidemill.archiver.ArchiverConfig;
import io.tidemill.archiver.ArchiverStatus;
import io.tidemill.node.metrics.Metric;
import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.platform.Parts;
import io.tidemill.node.settings.Role;
import io.tidemill.node.settings.Setting;
import io.tidemill.node.settings.Settings;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeTable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The bus into the lake. */
final class ArchiveRole implements RunningRole {
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(25);
    private static final long LATE_MS = 60_000;
    private static final double MS_PER_S = 1e3;

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
                ArchiverConfig.defaults().withCommitEvery(settings.duration(Setting.ARCHIVE_COMMIT_EVERY)),
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
        for (LakeTable table : LakeTable.values()) {
            String name = table.tableName();
            metrics.add(Metric.ARCHIVE_ROWS, () -> status().rowsByTable().getOrDefault(name, 0L), name);
        }
        metrics.add(Metric.ARCHIVE_LAG, () -> status().lagMs() / MS_PER_S);
        metrics.add(Metric.ARCHIVE_UNCOMMITTED, () -> status().uncommittedRows());
        metrics.add(Metric.ARCHIVE_COMMITS, () -> status().commits());
        metrics.add(Metric.ARCHIVE_COMMITS_REFUSED, () -> status().refusedCommits());
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

    private ArchiverStatus status() {
        return archiver.status();
    }
}
