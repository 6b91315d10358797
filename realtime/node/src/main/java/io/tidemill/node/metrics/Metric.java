package io.tidemill.node.metrics;

import java.util.List;

/** All metrics of our own; beside them stand those of Micrometer's JVM binders ({@code jvm_*}, {@code process_*}, {@code system_*}). */
public enum Metric {
    /** Frames of a venue. */
    FRAMES(
            "tidemill_frames_total",
            Kind.COUNTER,
            "frames",
            "Frames that came in, replies and clock included",
            "venue",
            "role"),
    /** Refused frames. */
    FRAMES_REFUSED(
            "tidemill_frames_refused_total",
            Kind.COUNTER,
            "frames",
            "Frames that could not be decoded",
            "venue",
            "role"),
    /** Market events. */
    MARKET_EVENTS(
            "tidemill_market_events_total",
            Kind.COUNTER,
            "events",
            "Market events published for the lake, by its table",
            "venue",
            "table"),
    /** Gaps. */
    GAPS("tidemill_gaps_total", Kind.COUNTER, "gaps", "Breaks in the venue's streams, one for each book", "venue"),
    /** What waits in the inbox. */
    INBOX_PENDING(
            "tidemill_inbox_pending_bytes",
            Kind.GAUGE,
            "bytes",
            "Frames that came in and wait for their stage",
            "role"),
    /** Messages on a lane. */
    LANE_MESSAGES("tidemill_lane_messages_total", Kind.COUNTER, "messages", "Messages read from a lane", "lane"),
    /** Age on a lane. */
    LANE_AGE(
            "tidemill_lane_age_seconds",
            Kind.GAUGE,
            "seconds",
            "How old the newest sign of life of a lane was when it was read",
            "lane"),
    /** Lost on a lane. */
    LANE_LOST("tidemill_lane_lost_total", Kind.COUNTER, "payloads", "Payloads of a lane that were missing", "lane"),
    /** Dropped on a lane. */
    LANE_DROPPED(
            "tidemill_lane_dropped_total",
            Kind.COUNTER,
            "messages",
            "Messages that were not put on a lane, because the bus did not take them in time",
            "lane"),
    /** Orders that left. */
    ORDERS_SENT(
            "tidemill_orders_sent_total",
            Kind.COUNTER,
            "orders",
            "Orders that left the role: the engine, or for the venue",
            "account",
            "role"),
    /** Orders that the gate kept. */
    ORDERS_DENIED("tidemill_orders_denied_total", Kind.COUNTER, "orders", "Orders that the risk gate kept", "account"),
    /** Fills. */
    FILLS("tidemill_fills_total", Kind.COUNTER, "fills", "Executions of our orders", "account"),
    /** Open orders. */
    OPEN_ORDERS(
            "tidemill_open_orders",
            Kind.GAUGE,
            "orders",
            "Orders that are not at their end, as the role knows them",
            "account",
            "role"),
    /** Whether it is halted. */
    HALTED("tidemill_halted", Kind.GAUGE, "", "1 while trading is halted", "account"),
    /** Whole books. */
    BOOKS_MISSING(
            "tidemill_books_missing",
            Kind.GAUGE,
            "instruments",
            "Instruments whose market is not followed now",
            "account"),
    /** Refused commands. */
    COMMANDS_REFUSED(
            "tidemill_commands_refused_total",
            Kind.COUNTER,
            "orders",
            "Orders that execute did not send, by the reason in the order event",
            "account",
            "reason"),
    /** Journals without a copy. */
    JOURNALS_WAITING(
            "tidemill_journals_waiting",
            Kind.GAUGE,
            "journals",
            "Journals of ended runs that are not copied yet to where copies are kept",
            "account"),
    /** How long the oldest of them has waited. */
    JOURNALS_WAITING_AGE(
            "tidemill_journals_waiting_age_seconds",
            Kind.GAUGE,
            "seconds",
            "How long ago the oldest journal that waits to be copied was last written",
            "account"),
    /** Rows in the lake. */
    ARCHIVE_ROWS("tidemill_archive_rows_total", Kind.COUNTER, "rows", "Rows committed to a table of the lake", "table"),
    /** Its topics. */
    ARCHIVE_TOPICS(
            "tidemill_archive_topics",
            Kind.GAUGE,
            "topics",
            "Topics that this process archives: all, or those of its shares"),
    /** How far behind. */
    ARCHIVE_LAG(
            "tidemill_archive_lag_seconds",
            Kind.GAUGE,
            "seconds",
            "Age of the newest payload that was taken, of the topic that is furthest behind"),
    /** Not visible yet. */
    ARCHIVE_UNCOMMITTED(
            "tidemill_archive_uncommitted_rows", Kind.GAUGE, "rows", "Rows that were taken and are not visible yet"),
    /** Commits. */
    ARCHIVE_COMMITS("tidemill_archive_commits_total", Kind.COUNTER, "commits", "Commits to the lake"),
    /** Refused commits. */
    ARCHIVE_COMMITS_REFUSED(
            "tidemill_archive_commits_refused_total",
            Kind.COUNTER,
            "commits",
            "Commits that the lake refused, and that were tried again"),
    /** Age of what the bus has not confirmed. */
    BUS_UNCONFIRMED(
            "tidemill_bus_unconfirmed_seconds",
            Kind.GAUGE,
            "seconds",
            "How long the oldest payload has waited for the bus to confirm it",
            "topic");

    /** How a figure moves. */
    public enum Kind {
        /** Only upwards while the process lives. */
        COUNTER,
        /** Up and down. */
        GAUGE
    }

    private final String text;
    private final Kind kind;
    private final String unit;
    private final String help;
    private final List<String> labels;

    Metric(String text, Kind kind, String unit, String help, String... labels) {
        this.text = text;
        this.kind = kind;
        this.unit = unit;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** Its name in {@code /metrics}. */
    public String text() {
        return text;
    }

    /** How it moves. */
    public Kind kind() {
        return kind;
    }

    /** What it counts in; empty for none. */
    public String unit() {
        return unit;
    }

    /** What it says. */
    public String help() {
        return help;
    }

    /** Names of its labels. */
    public List<String> labels() {
        return labels;
    }
}
