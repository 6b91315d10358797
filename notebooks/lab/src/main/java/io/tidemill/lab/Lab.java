package io.tidemill.lab;

import io.tidemill.objectstore.LakePlace;
import io.tidemill.research.fold.Span;
import io.tidemill.strategies.Strategies;
import io.tidemill.strategy.StrategyType;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeException;
import io.tidemill.tables.LakeReader;
import io.tidemill.tables.LakeTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import tech.tablesaw.api.Table;

/**
 * A lake, as a notebook sees it. Everything here answers with a Tablesaw table, a chart, or an object that gives them.
 *
 * <p>Where a method takes an {@code Object when}, that is a day ({@code "2024-08-08"} or a {@link java.time.LocalDate}), or a
 * {@link #range}. All times are receive times, in UTC. Prices are in quote, sizes in base.
 *
 * <p>Each call reads the newest snapshots, so what is archived meanwhile is seen by the next cell.
 *
 * <p><b>Thread:</b> one at a time; {@link #cancel} from any.
 */
public final class Lab implements AutoCloseable {
    private static final long USUAL_LIMIT = 20_000_000;
    private static final String PROPERTY = "tidemill.lake";
    private static final String VARIABLE = "TIDEMILL_LAKE";
    private static final String USUAL_FOLDER = "data/lake";

    private final LakePlace place;
    private final Lake lake;
    private final LabSpark spark;
    private final LakeFacts facts;
    private long limit = USUAL_LIMIT;

    private Lab(LakePlace place, Lake lake) {
        this.place = place;
        this.lake = lake;
        spark = new LabSpark(lake.config());
        facts = new LakeFacts(lake);
    }

    /**
     * Opens the lake of the system property {@code tidemill.lake}, of the environment variable {@code TIDEMILL_LAKE}, or in
     * {@code data/lake}, and says which.
     *
     * @throws LabException if there is none
     */
    public static Lab open() {
        String property = System.getProperty(PROPERTY);
        if (property != null) {
            return open(property);
        }
        String variable = System.getenv(VARIABLE);
        return open(variable != null ? variable : USUAL_FOLDER);
    }

    /**
     * Opens the lake in a folder, or the one that a JSON file names, and says so.
     *
     * @throws LabException if there is none
     */
    public static Lab open(String path) {
        Path absolute = Path.of(path).toAbsolutePath().normalize();
        if (!LakePlace.isLake(absolute)) {
            throw new LabException("there is no lake in " + absolute
                    + "\nName another by Lab.open(\"folder\") or TIDEMILL_LAKE; './tidemill demo' makes one");
        }
        Lab lab = quietly(absolute);
        System.out.println("lake: " + absolute);
        return lab;
    }

    /** Opens the lake of a place. */
    static Lab quietly(Path absolute) {
        LakePlace place = LakePlace.open(absolute);
        try {
            return new Lab(place, Lake.open(place.config()));
        } catch (LakeException e) {
            place.close();
            throw new LabException("the lake in " + absolute + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Sets how many rows one call may load; 20 million if it was never called. More is refused, and the message says how many. */
    public Lab limit(long rows) {
        if (rows < 1) {
            throw new LabException("the limit must be at least 1 row, was " + rows);
        }
        limit = rows;
        return this;
    }

    /** Every table: rows, files, size, snapshots, first and last receive time. */
    public Table tables() {
        return facts.tables();
    }

    /** Every instrument: its steps, and first and last market event. */
    public Table instruments() {
        return facts.instruments();
    }

    /** The kinds of strategy that there are, with the parameters of each: unit, bounds, initial value. */
    public Table strategies() {
        return StrategyTables.parameters(Strategies.catalog());
    }

    /** The days of an instrument, with the rows that each has. */
    public Table days(String instrument) {
        return facts.days(reader(instrument), instrument);
    }

    /** A stretch of receive time: from a time (included) to a time (not), each like {@code 2024-08-08T10:00} in UTC. */
    public Span range(Object from, Object to) {
        long fromNs = Times.ns(from);
        long toNs = Times.ns(to);
        if (fromNs >= toNs) {
            throw new LabException("a range must end after it begins, was " + from + " to " + to);
        }
        return new Span(fromNs, toNs);
    }

    /** From the first to the last event of an instrument. */
    public Span range(String instrument) {
        Span extent = LakeFacts.extent(reader(instrument), instrument);
        if (extent.equals(Times.ALWAYS)) {
            throw new LabException("the lake has no market event of " + instrument);
        }
        return extent;
    }

    /** All trades of an instrument. */
    public Table trades(String instrument) {
        return trades(instrument, Times.ALWAYS);
    }

    /** Trades: {@code price} in quote, {@code size} in base, {@code aggressor} BUY or SELL. */
    public Table trades(String instrument, Object when) {
        return market(LakeTable.TRADES, instrument, when);
    }

    /** All quotes of an instrument. */
    public Table quotes(String instrument) {
        return quotes(instrument, Times.ALWAYS);
    }

    /** Best bid and ask: {@code bidPrice}, {@code bidSize}, {@code askPrice}, {@code askSize}; an absent side is 0. */
    public Table quotes(String instrument, Object when) {
        return market(LakeTable.QUOTES, instrument, when);
    }

    /** Changes of the book, one level each, snapshots included. */
    public Table bookDeltas(String instrument, Object when) {
        return market(LakeTable.BOOK_DELTAS, instrument, when);
    }

    /** All levels of the book at a time: {@code side}, {@code level} from 1, {@code price}, {@code size}. */
    public Table book(String instrument, Object time) {
        return new BookTables(reader(instrument), instrument).at(Times.ns(time));
    }

    /**
     * The book at regular times: {@code bid}, {@code ask}, {@code mid}, {@code spread}, {@code spreadBps}, and for each number
     * of levels n from 1: {@code bidDepth}n and {@code askDepth}n in base, and {@code imbalance}n = (bids - asks) / (bids +
     * asks). Values are missing where the book is not known.
     *
     * @param levels how deep, at least 1
     */
    public Table bookSamples(String instrument, Object when, Duration interval, int levels) {
        Span span = grid(instrument, when, interval, levels);
        return new BookTables(lake.reader(), instrument).samples(span, interval.toNanos(), levels);
    }

    /** The best levels of the book at regular times, one row a level: what {@link Charts#depth} draws. */
    public Table depth(String instrument, Object when, Duration interval, int levels) {
        Span span = grid(instrument, when, interval, 2 * levels);
        return new BookTables(lake.reader(), instrument).depth(span, interval.toNanos(), levels);
    }

    /** Bars of trades: {@code open}, {@code high}, {@code low}, {@code close}, {@code volume} in base, {@code dollars} in quote. */
    public Table bars(String instrument, Object when, Bars rule) {
        Span span = withRows(LakeTable.TRADES, instrument, when);
        return TradeBars.of(lake.reader(), instrument, span, rule);
    }

    /** All gaps of all instruments, and when each was closed. */
    public Table gaps() {
        return facts.gaps(Times.ALWAYS);
    }

    /** Commands, denials and events of our orders. */
    public Table orders() {
        return whole(LakeTable.ORDERS);
    }

    /** Our own executions. */
    public Table fills() {
        return whole(LakeTable.FILLS);
    }

    /** Balances of our accounts, absolute. */
    public Table balances() {
        return whole(LakeTable.BALANCES);
    }

    /** Every trial that was ever made: two rows each, one in-sample and one out-of-sample. */
    public Table trials() {
        return whole(LakeTable.TRIALS);
    }

    /** Every promotion that was published. */
    public Table promotions() {
        return whole(LakeTable.PROMOTIONS);
    }

    /** The blocks of the engines' journals, without their bytes. */
    public Table journal() {
        return whole(LakeTable.JOURNAL);
    }

    /**
     * The answer of Spark SQL. Tables have their names in the lake, such as {@code trades}; columns, too, such as {@code
     * receive_time_ns}. The first call starts Spark.
     *
     * @throws LabException if the query is wrong, or gives more rows than the limit
     */
    public Table sql(String query) {
        return spark.sql(query, limit);
    }

    /** Spark with this lake as its catalog {@code tidemill}; started by the first call. */
    public SparkSession spark() {
        return spark.session();
    }

    /** A backtest of a kind of strategy of the house, to be set up and run. */
    public LabBacktest backtest(String strategy) {
        return new LabBacktest(lake, StrategyTables.catalog(), strategy);
    }

    /** A backtest of a kind of strategy that was written in a cell. */
    public LabBacktest backtest(StrategyType strategy) {
        return new LabBacktest(lake, StrategyTables.with(strategy), strategy.name());
    }

    /** A sweep over the parameters of a backtest that is set up: instrument, costs, latency and fixed values are taken from it. */
    public LabSweep sweep(LabBacktest backtest) {
        return new LabSweep(lake, spark, backtest);
    }

    /** Cancels what runs on Spark now: to be called when a cell is interrupted. */
    public void cancel() {
        spark.cancel();
    }

    /** Stops Spark and leaves the lake. */
    @Override
    public void close() {
        spark.close();
        lake.close();
        place.close();
    }

    /** Where it is. */
    @Override
    public String toString() {
        return "Lab on " + lake.config().warehouse();
    }

    private Table whole(LakeTable table) {
        return TableLoad.whole(lake.reader(), table, limit).rows(null, Times.ALWAYS);
    }

    private Table market(LakeTable table, String instrument, Object when) {
        Span span = Times.span(when);
        LakeReader reader = reader(instrument);
        Table rows = TableLoad.market(reader, table, limit).rows(instrument, span);
        if (rows.isEmpty()) {
            throw none(table, instrument, span);
        }
        return rows;
    }

    private Span grid(String instrument, Object when, Duration interval, int columns) {
        if (interval.isZero() || interval.isNegative() || columns < 1) {
            throw new LabException("interval and levels must be > 0, were " + interval + " and " + columns);
        }
        Span span = withRows(LakeTable.BOOK_DELTAS, instrument, when);
        long rows = span.lengthNs() / interval.toNanos() * Math.max(1, columns / 10);
        if (rows > limit) {
            throw new LabException(String.format(
                    Locale.ROOT,
                    "a sample every %s of %s would be %,d rows; the limit is %,d: take a longer interval or a shorter time",
                    interval,
                    Times.text(span),
                    rows,
                    limit));
        }
        return span;
    }

    /** The span, cut to what there is of an instrument. */
    private Span withRows(LakeTable table, String instrument, Object when) {
        Span span = Times.span(when);
        Span extent = LakeFacts.extent(reader(instrument), instrument);
        if (!extent.overlaps(span)) {
            throw none(table, instrument, span);
        }
        return new Span(Math.max(span.fromNs(), extent.fromNs()), Math.min(span.toNs(), extent.toNs()));
    }

    private LabException none(LakeTable table, String instrument, Span span) {
        Table days = facts.days(lake.reader(), instrument);
        String there = days.isEmpty()
                ? "there are none at all"
                : "days with any: "
                        + String.join(
                                ", ", days.dateColumn("day").asStringColumn().asList());
        return new LabException(
                "no " + table.tableName() + " of " + instrument + " in " + Times.text(span) + "; " + there);
    }

    /** A reader of a lake that knows the instrument. */
    private LakeReader reader(String instrument) {
        LakeReader reader = lake.reader();
        var names =
                reader.instruments().newest().stream().map(each -> each.name()).toList();
        if (!names.contains(instrument)) {
            throw Nearest.unknown("instrument", instrument, names);
        }
        return reader;
    }
}
