package io.tidemill.node.settings;

import static io.tidemill.node.settings.Role.ARCHIVE;
import static io.tidemill.node.settings.Role.CONNECT;
import static io.tidemill.node.settings.Role.EXECUTE;
import static io.tidemill.node.settings.Role.TRADE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalogue of all settings: the only list of their keys. */
public enum Setting {
    /** Which roles. */
    NODE_ROLES("node.roles", null, "what this process is: " + roleNames(), EnumSet.allOf(Role.class)),
    /** Data folder. */
    NODE_DATA(
            "node.data",
            "data",
            "folder of run counter, journal and lock: the only place that is written",
            EnumSet.allOf(Role.class)),
    /** Address of health and metrics. */
    NODE_HTTP_HOST(
            "node.http-host",
            "127.0.0.1",
            "address on which /health/live, /health/ready and /metrics are served",
            EnumSet.allOf(Role.class)),
    /** Port of health and metrics. */
    NODE_HTTP_PORT(
            "node.http-port",
            "9464",
            "port of the same; 0 for any free one, which is printed",
            EnumSet.allOf(Role.class)),
    /** The bus. */
    BUS_URL("bus.url", "pulsar://127.0.0.1:6650", "the bus: pulsar://HOST:PORT", EnumSet.allOf(Role.class)),
    /** Its administration. */
    BUS_ADMIN_URL(
            "bus.admin-url",
            "http://127.0.0.1:8080",
            "its administration: http://HOST:PORT",
            EnumSet.allOf(Role.class)),
    /** The catalog of the lake. */
    LAKE_CATALOG_URL(
            "lake.catalog-url",
            null,
            "catalog of the lake: jdbc:sqlite:/FOLDER/catalog.db or jdbc:postgresql://HOST/NAME",
            EnumSet.of(ARCHIVE)),
    /** Who reads the catalog. */
    LAKE_CATALOG_CREDENTIALS(
            "lake.catalog-credentials",
            "",
            "reference to the catalog's user and password: file:/PATH with access-key and secret-key; none for SQLite",
            EnumSet.of(ARCHIVE)),
    /** Where the files lie. */
    LAKE_WAREHOUSE(
            "lake.warehouse", null, "files of the lake: s3://BUCKET/PREFIX or file:/FOLDER", EnumSet.of(ARCHIVE)),
    /** The object store. */
    LAKE_S3_ENDPOINT(
            "lake.s3-endpoint", "", "object store other than AWS: http://HOST:PORT", EnumSet.of(ARCHIVE, TRADE)),
    /** Who reads the object store. */
    LAKE_S3_CREDENTIALS(
            "lake.s3-credentials",
            "",
            "reference to its keys: file:/PATH with access-key and secret-key; none for the machine's own role",
            EnumSet.of(ARCHIVE, TRADE)),
    /** Pace of commits. */
    ARCHIVE_COMMIT_EVERY("archive.commit-every", "5s", "how long rows wait to become visible", EnumSet.of(ARCHIVE)),
    /** How many share the archive. */
    ARCHIVE_SHARES(
            "archive.shares",
            "1",
            "into how many shares the topics are divided among several archives; 1: one has all; the same for all, for good",
            EnumSet.of(ARCHIVE)),
    /** Which of them. */
    ARCHIVE_REPLICA(
            "archive.replica",
            "",
            "tells several archives apart, the same after a restart; only where archive.shares is more than 1",
            EnumSet.of(ARCHIVE)),
    /** The venue. */
    VENUE_NAME("venue.name", "BINANCE", "code of the venue", EnumSet.of(CONNECT, TRADE, EXECUTE)),
    /** What is traded there. */
    VENUE_INSTRUMENTS(
            "venue.instruments",
            null,
            "instruments, comma-separated, the same list in the same order everywhere: their ids count from 0 in it",
            EnumSet.of(CONNECT, TRADE, EXECUTE)),
    /** REST address. */
    VENUE_REST_URL(
            "venue.rest-url", "", "REST address; the venue's own where it is empty", EnumSet.of(CONNECT, EXECUTE)),
    /** Address of market streams. */
    VENUE_WS_URL(
            "venue.ws-url",
            "",
            "address of the market streams; the venue's own where it is empty",
            EnumSet.of(CONNECT, EXECUTE)),
    /** Address of the WebSocket API. */
    VENUE_WS_API_URL(
            "venue.ws-api-url",
            "",
            "address of the WebSocket API; the venue's own where it is empty",
            EnumSet.of(CONNECT, EXECUTE)),
    /** Keys of the account. */
    VENUE_CREDENTIALS(
            "venue.credentials",
            null,
            "reference to the account's keys: file:/PATH with api-key and api-secret, or env:PREFIX for PREFIX_API_KEY and"
                    + " PREFIX_API_SECRET",
            EnumSet.of(EXECUTE)),
    /** The account. */
    TRADE_ACCOUNT("trade.account", null, "name that we give to the account", EnumSet.of(TRADE, EXECUTE)),
    /** What trades. */
    TRADE_CONFIG("trade.config", null, "path of a JSON file with strategies and limits", EnumSet.of(TRADE)),
    /** Where journals are copied to. */
    TRADE_JOURNAL_COPIES(
            "trade.journal-copies",
            "",
            "where the journal of each run goes once it has ended: s3://BUCKET/PREFIX or file:/FOLDER; nowhere if empty",
            EnumSet.of(TRADE)),
    /** Age at which an order is refused. */
    EXECUTE_COMMAND_MAX_AGE(
            "execute.command-max-age",
            "1s",
            "an order that is older when it comes to be sent is rejected; cancels always go",
            EnumSet.of(EXECUTE)),
    /** Silence at which orders are taken off. */
    EXECUTE_TRADER_TIMEOUT(
            "execute.trader-timeout",
            "3s",
            "silence of trade after which all orders of the account are canceled and new ones refused",
            EnumSet.of(EXECUTE));

    private static final String ENVIRONMENT_PREFIX = "TIDEMILL_";

    private final String key;
    private final @Nullable String defaultValue;
    private final String meaning;
    private final Set<Role> roles;

    Setting(String key, @Nullable String defaultValue, String meaning, Set<Role> roles) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
        this.roles = Set.copyOf(roles);
    }

    /** Its key in files and options: {@code bus.admin-url}. */
    public String key() {
        return key;
    }

    /** Its name in the environment: {@code TIDEMILL_BUS_ADMIN_URL}. */
    public String environment() {
        return ENVIRONMENT_PREFIX
                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** What holds where it is not set; null where it must be set for the roles that need it. */
    public @Nullable String defaultValue() {
        return defaultValue;
    }

    /** What it is, in words. */
    public String meaning() {
        return meaning;
    }

    /** Who needs it, in the order of starting. */
    public List<Role> roles() {
        return roles.stream().sorted().toList();
    }

    private static String roleNames() {
        return String.join(", ", Arrays.stream(Role.values()).map(Role::text).toList());
    }
}
