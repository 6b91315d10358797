package io.tidemill.tables;

import static io.tidemill.tables.Column.bytes;
import static io.tidemill.tables.Column.counter;
import static io.tidemill.tables.Column.date;
import static io.tidemill.tables.Column.decimal;
import static io.tidemill.tables.Column.small;
import static io.tidemill.tables.Column.text;
import static io.tidemill.tables.Column.timeNs;
import static io.tidemill.tables.Column.whole;

import java.util.List;
import java.util.Locale;

/**
 * The tables of the lake and their columns: the only place where they are named. Columns are added at the end and never
 * renamed or reused, because their position is their id in files.
 *
 * <p>All tables have {@code day} (UTC date of the receive time), {@code receive_time_ns} and {@code ordinal}: the number of
 * the event within its source, from 1, over all tables that the source feeds. So the order of a source's events is receive
 * time, then ordinal, in and across tables.
 *
 * <p><b>Units:</b> times in ns since 1970 UTC, {@code Long.MIN_VALUE} where the venue gave none; prices in quote and sizes in
 * base or contracts, as the double nearest to the decimal; money exact as {@code mantissa x 10^-scale} beside a double.
 */
public enum LakeTable {
    /** Everything that came from outside, as it came. {@code arrival} is its place in the order of arrival of the node. */
    RAW_FRAMES(
            "channel",
            date("day"),
            text("venue"),
            text("channel"),
            counter("arrival"),
            timeNs("receive_time_ns"),
            text("context"),
            bytes("bytes"),
            counter("ordinal")),

    /** Anonymous matches. {@code sequence} is the venue's id of the trade. */
    TRADES(
            "instrument",
            date("day"),
            text("venue"),
            text("instrument"),
            timeNs("event_time_ns"),
            timeNs("receive_time_ns"),
            counter("sequence"),
            decimal("price"),
            decimal("size"),
            text("aggressor"),
            counter("ordinal")),

    /** Best bid and ask; a side that is absent has price 0 and size 0. */
    QUOTES(
            "instrument",
            date("day"),
            text("venue"),
            text("instrument"),
            timeNs("event_time_ns"),
            timeNs("receive_time_ns"),
            counter("sequence"),
            decimal("bid_price"),
            decimal("bid_size"),
            decimal("ask_price"),
            decimal("ask_size"),
            counter("ordinal")),

    /** Changes of one level, snapshots included; {@code flags} as in {@code BookFlags}. */
    BOOK_DELTAS(
            "instrument",
            date("day"),
            text("venue"),
            text("instrument"),
            timeNs("event_time_ns"),
            timeNs("receive_time_ns"),
            counter("sequence"),
            text("action"),
            text("side"),
            decimal("price"),
            decimal("size"),
            small("flags"),
            counter("ordinal")),

    /** Breaks in what we know of a book. */
    GAPS(
            "instrument",
            date("day"),
            text("venue"),
            text("instrument"),
            timeNs("event_time_ns"),
            timeNs("receive_time_ns"),
            text("reason"),
            counter("expected_sequence"),
            counter("received_sequence"),
            counter("ordinal")),

    /** One row a version of an instrument; a definition that says nothing new adds no row. */
    INSTRUMENTS(
            "instrument",
            date("day"),
            text("venue"),
            text("instrument"),
            small("id"),
            text("venue_symbol"),
            text("kind"),
            text("base"),
            text("quote"),
            text("settlement"),
            whole("tick_mantissa"),
            small("tick_scale"),
            whole("lot_mantissa"),
            small("lot_scale"),
            decimal("multiplier"),
            whole("order_step_lots"),
            whole("min_size_lots"),
            decimal("min_notional"),
            timeNs("valid_from_ns"),
            timeNs("receive_time_ns"),
            counter("ordinal")),

    /**
     * The log of orders: one row a command, denial or order event, except fills. {@code kind} says which; what a kind does not
     * have is 0 or empty. {@code parameter_set} is 16 hex digits.
     */
    ORDERS(
            "instrument",
            date("day"),
            text("venue"),
            text("account"),
            text("instrument"),
            text("kind"),
            text("state"),
            whole("client_order_id"),
            whole("venue_order_id"),
            text("side"),
            text("order_kind"),
            text("time_in_force"),
            decimal("price"),
            decimal("size"),
            decimal("filled_size"),
            text("reason"),
            small("strategy_id"),
            text("parameter_set"),
            timeNs("event_time_ns"),
            timeNs("receive_time_ns"),
            counter("ordinal")),

    /** Our own executions. The fee is {@code fee_mantissa x 10^-fee_scale} of {@code fee_asset}, below 0 for a rebate. */
    FILLS(
            "instrument",
            date("day"),
            text("venue"),
            text("account"),
            text("instrument"),
            whole("client_order_id"),
            whole("venue_order_id"),
            whole("trade_id"),
            decimal("price"),
            decimal("size"),
            text("liquidity"),
            whole("fee_mantissa"),
            small("fee_scale"),
            decimal("fee"),
            text("fee_asset"),
            timeNs("event_time_ns"),
            timeNs("receive_time_ns"),
            counter("ordinal")),

    /** What an account holds of an asset, absolute. */
    BALANCES(
            "asset",
            date("day"),
            text("venue"),
            text("account"),
            text("asset"),
            whole("free_mantissa"),
            whole("locked_mantissa"),
            small("scale"),
            decimal("free"),
            decimal("locked"),
            timeNs("event_time_ns"),
            timeNs("receive_time_ns"),
            counter("ordinal")),

    /** Blocks of an engine's journal; {@code first_record} counts from 0 within the engine's stream. */
    JOURNAL(
            "engine",
            date("day"),
            text("engine"),
            counter("first_record"),
            small("records"),
            bytes("bytes"),
            timeNs("receive_time_ns"),
            counter("ordinal")),

    /** Every trial ever made: one set on one fold. {@code parameters}, {@code statistics} and {@code snapshots} are JSON. */
    TRIALS(
            "strategy",
            date("day"),
            text("sweep"),
            counter("trial"),
            text("strategy"),
            text("parameter_set"),
            text("parameters"),
            small("fold"),
            text("sample"),
            timeNs("from_ns"),
            timeNs("to_ns"),
            decimal("score"),
            text("statistics"),
            whole("seed"),
            text("snapshots"),
            text("commit"),
            timeNs("receive_time_ns"),
            counter("ordinal")),

    /** Promotions as they were published on the bus, one row each; {@code json} is the whole record. */
    PROMOTIONS(
            "strategy",
            date("day"),
            text("strategy"),
            text("parameter_set"),
            text("stage"),
            text("policy"),
            text("approver"),
            small("trials"),
            whole("seed"),
            text("commit"),
            text("json"),
            timeNs("time_ns"),
            timeNs("receive_time_ns"),
            counter("ordinal"));

    private final String sortKey;
    private final List<Column> columns;

    LakeTable(String sortKey, Column... columns) {
        this.sortKey = sortKey;
        this.columns = List.of(columns);
    }

    /** The name of the table, such as {@code book_deltas}. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The table with this name.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static LakeTable of(String tableName) {
        for (LakeTable table : values()) {
            if (table.tableName().equals(tableName)) {
                return table;
            }
        }
        throw new IllegalArgumentException("no table " + tableName + "; there are "
                + java.util.Arrays.stream(values()).map(LakeTable::tableName).toList());
    }

    /** The columns, in the order of the files. */
    public List<Column> columns() {
        return columns;
    }

    /** The column that files are sorted by before receive time and ordinal. */
    public String sortKey() {
        return sortKey;
    }

    /** Whether partitions are by venue below the day. */
    public boolean hasVenue() {
        return has("venue");
    }

    /** Whether there is such a column. */
    public boolean has(String column) {
        return columns.stream().anyMatch(c -> c.name().equals(column));
    }

    /** The position of a column. */
    int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + column + " in " + tableName());
    }
}
