package io.tidemill.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** The lab on a real lake behind its object store. */
class LabIT {
    private static final int SECONDS = 120;

    @TempDir
    static Path folder;

    @AutoClose
    private static Lab lab;

    @BeforeAll
    static void open() {
        SmallMarket.fill(folder.resolve("lake"), SECONDS);
        lab = Lab.open(folder.resolve("lake").toString());
    }

    @Test
    void tradesComeByInstrumentAndDay() {
        Table trades = lab.trades(SmallMarket.BTC, SmallMarket.DAY);
        assertThat(trades.rowCount()).isBetween(500, 1_000);
        assertThat(trades.columnNames())
                .containsExactly(
                        "eventTimeNs", "receiveTime", "receiveTimeNs", "sequence", "price", "size", "aggressor");
        assertThat(trades.doubleColumn("price").mean()).isBetween(59_000.0, 61_000.0);
        assertThat(trades.stringColumn("aggressor").asSet()).containsExactlyInAnyOrder("BUY", "SELL");
        assertThat(trades.stringColumn("aggressor")
                        .countByCategory()
                        .intColumn("Count")
                        .sum())
                .isEqualTo(trades.rowCount());
        assertThat(lab.trades(SmallMarket.BTC, LocalDate.parse(SmallMarket.DAY)).rowCount())
                .isEqualTo(trades.rowCount());
        assertThat(lab.trades(SmallMarket.BTC).rowCount()).isEqualTo(trades.rowCount());
    }

    @Test
    void aRangeCutsToTheNanosecond() {
        Table all = lab.quotes(SmallMarket.ETH);
        Table some = lab.quotes(SmallMarket.ETH, lab.range("2024-08-08T12:00:10", "2024-08-08T12:00:20"));
        assertThat(some.rowCount()).isEqualTo(200);
        assertThat(some.longColumn("receiveTimeNs").min()).isEqualTo(SmallMarket.START_NS + 10_000_000_000L);
        assertThat(all.rowCount()).isEqualTo(SECONDS * 20);
    }

    @Test
    void sparkCountsWhatTheLabCounts() {
        Table counted =
                lab.sql("SELECT instrument, count(*) AS trades, avg(price) AS price FROM trades GROUP BY instrument"
                        + " ORDER BY instrument");
        assertThat(counted.stringColumn("instrument").asList()).containsExactly(SmallMarket.BTC, SmallMarket.ETH);
        assertThat(counted.longColumn("trades").get(0))
                .isEqualTo(lab.trades(SmallMarket.BTC).rowCount());
        assertThat(counted.doubleColumn("price").get(0))
                .isCloseTo(
                        lab.trades(SmallMarket.BTC).doubleColumn("price").mean(),
                        org.assertj.core.data.Offset.offset(1e-6));
        assertThat(lab.sql("SELECT * FROM book_deltas LIMIT 5").rowCount()).isEqualTo(5);
        assertThatThrownBy(() -> lab.sql("SELECT * FROM trads"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("trads")
                .hasMessageContaining("lab.tables()");
    }

    @Test
    void theBookIsWholeAtATimeAndSaysSoWhereItIsNot() {
        Table book = lab.book(SmallMarket.BTC, "2024-08-08T12:00:15");
        assertThat(book.rowCount()).isEqualTo(20);
        assertThat(book.intColumn("level").max()).isEqualTo(10);
        assertThatThrownBy(() -> lab.book(SmallMarket.BTC, "2024-08-08T12:00:30.5"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("is not known at 2024-08-08T12:00:30.500Z");
    }

    @Test
    void samplesAreMissingInAGap() {
        Table samples = lab.bookSamples(SmallMarket.BTC, SmallMarket.DAY, Duration.ofMillis(500), 3);
        assertThat(samples.columnNames()).contains("mid", "spreadBps", "bidDepth3", "askDepth3", "imbalance1");
        assertThat(samples.doubleColumn("mid").countMissing()).isEqualTo(2);
        assertThat(samples.doubleColumn("spread").mean()).isCloseTo(1.0, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(samples.doubleColumn("imbalance3").min()).isBetween(-1.0, 0.0);
        Table gaps = lab.gaps();
        assertThat(gaps.rowCount()).isEqualTo(1);
        assertThat(gaps.doubleColumn("seconds").get(0)).isEqualTo(1.0);
    }

    @Test
    void barsOfEachKindHoldAllTrades() {
        Table trades = lab.trades(SmallMarket.BTC);
        double volume = trades.doubleColumn("size").sum();
        for (Bars rule :
                new Bars[] {Bars.time(Duration.ofSeconds(10)), Bars.ticks(50), Bars.volume(1), Bars.dollars(50_000)}) {
            Table bars = lab.bars(SmallMarket.BTC, SmallMarket.DAY, rule);
            assertThat(bars.doubleColumn("volume").sum()).isCloseTo(volume, org.assertj.core.data.Offset.offset(1e-6));
            assertThat(bars.longColumn("trades").sum()).isEqualTo(trades.rowCount());
            assertThat(bars.rowCount()).isGreaterThan(8);
        }
    }

    @Test
    void whatIsThereIsTold() {
        assertThat(lab.tables().stringColumn("table").asList()).contains("trades", "book_deltas", "trials");
        assertThat(lab.instruments().stringColumn("instrument").asList())
                .containsExactly(SmallMarket.BTC, SmallMarket.ETH);
        assertThat(lab.days(SmallMarket.BTC).rowCount()).isEqualTo(1);
        assertThat(lab.orders().rowCount()).isZero();
        assertThat(lab.strategies().stringColumn("strategy").asSet()).contains("glft-market-maker");
    }

    @Test
    void theTradingOfABacktestIsDrawnAsMidFillsAndPosition() {
        BacktestRun run =
                lab.backtest("glft-market-maker").on(SmallMarket.BTC).fees(0, 0).run();
        var figure = Charts.trading(run, SmallMarket.BTC).figure();
        assertThat(figure.panels()).hasSize(2);
        assertThat(figure.panels().get(0).marks())
                .extracting(mark -> mark.name())
                .containsExactly("mid", "bought", "sold");
        assertThat(figure.isEmpty()).isFalse();
        assertThatThrownBy(() -> Charts.trading(run, SmallMarket.ETH))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("no instrument of this backtest 'ETH-USDT.BINANCE'");
    }

    @Test
    void whatIsWrongIsToldInALine() {
        assertThatThrownBy(() -> lab.trades("BTCUSDT.BINANCE"))
                .isInstanceOf(LabException.class)
                .hasMessage("no instrument 'BTCUSDT.BINANCE'; there are: BTC-USDT.BINANCE, ETH-USDT.BINANCE");
        assertThatThrownBy(() -> lab.trades(SmallMarket.BTC, "2024-08-09"))
                .isInstanceOf(LabException.class)
                .hasMessage("no trades of BTC-USDT.BINANCE in 2024-08-09; days with any: 2024-08-08");
        assertThatThrownBy(() -> lab.trades(SmallMarket.BTC, "yesterday"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("a day must be like 2024-08-08");
        assertThatThrownBy(() -> lab.backtest("glft-marketmaker"))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("no strategy 'glft-marketmaker'; there are: glft-market-maker");
        assertThatThrownBy(() -> lab.backtest("glft-market-maker").set("gama", 1))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("no parameter of glft-market-maker 'gama'; there are: ");
        assertThatThrownBy(() -> Lab.open(folder.resolve("nowhere").toString()))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("there is no lake in " + folder.resolve("nowhere"));
    }

    @Test
    void tooMuchIsRefusedWithItsSize() {
        try {
            lab.limit(100);
            assertThatThrownBy(() -> lab.quotes(SmallMarket.BTC))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("would be 2,380 rows")
                    .hasMessageContaining("lab.limit(2380)");
        } finally {
            lab.limit(20_000_000);
        }
    }
}
