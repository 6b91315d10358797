package io.tidemill.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.backtester.Queue;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Backtests and sweeps as a cell asks for them. */
class LabResearchIT {
    @TempDir
    static Path folder;

    @AutoClose
    private static Lab lab;

    @BeforeAll
    static void open() {
        SmallMarket.fill(folder.resolve("lake"), 240);
        lab = Lab.open(folder.resolve("lake").toString());
    }

    @Test
    void aStrategyOfTheHouseIsBacktested() {
        BacktestRun run = lab.backtest("glft-market-maker")
                .on(SmallMarket.BTC)
                .fees(0, 4)
                .latency(Duration.ofMillis(2), Duration.ofMillis(2), Duration.ofMillis(1))
                .queue(Queue.probabilistic(2))
                .run();
        assertThat(run.statistics().stringColumn("statistic").asList()).contains("pnl", "maxDrawdown");
        assertThat(run.equity().rowCount()).isGreaterThan(100);
        assertThat(run.html()).contains("USDT", "glft-market-maker");
        assertThat(run.report().page()).contains("<svg");
        assertThat(run.trading(SmallMarket.BTC).columnNames()).contains("mid", "position");
        assertThat(Charts.equity(run).svg()).contains("drawdown, USDT", "<path");
    }

    @Test
    void aStrategyOfACellIsBacktestedAndSwept() {
        LabBacktest backtest = lab.backtest(new CellStrategy())
                .on(SmallMarket.BTC)
                .set("sizeLots", 100)
                .fees(0, 0);
        assertThat(backtest.run().result().orders().sent()).isGreaterThan(100);
        SweepRun sweep =
                lab.sweep(backtest).grid(5).folds(2, 0.5).policy("demo-wide").run();
        Table trials = sweep.trials();
        // five sets, one of them near the incumbent, and the incumbent, on two folds
        assertThat(trials.rowCount()).isEqualTo(12);
        assertThat(trials.columnNames()).contains("awayTicks", "sizeLots", "inScore", "outScore");
        assertThat(sweep.gates().rowCount()).isEqualTo(7);
        assertThat(sweep.folds().rowCount()).isEqualTo(2);
        assertThat(sweep.statistics().stringColumn("statistic").asList()).contains("deflatedSharpe");
        assertThat(sweep.walkForward().rowCount()).isGreaterThan(10);
        assertThat(lab.trials().rowCount()).isGreaterThanOrEqualTo(24);
        assertThat(Charts.sweep(trials, "awayTicks", "sizeLots", "outScore").svg())
                .contains("<rect");
        assertThatThrownBy(() -> lab.sweep(backtest).onSpark().run())
                .isInstanceOf(LabException.class)
                .hasMessageContaining("was written in a cell");
    }

    @Test
    void sparkAndThreadsAgree() {
        LabBacktest backtest = lab.backtest("book-imbalance-taker").on(SmallMarket.ETH);
        Table threads = lab.sweep(backtest).random(4).folds(2, 0.5).run().trials();
        Table spark =
                lab.sweep(backtest).random(4).folds(2, 0.5).onSpark().run().trials();
        assertThat(spark.columns().toString()).isEqualTo(threads.columns().toString());
        assertThat(spark.printAll()).isEqualTo(threads.printAll());
        assertThat(lab.sql("SELECT count(*) AS n FROM trials").longColumn("n").get(0))
                .isPositive();
    }

    @Test
    void whatCannotBeBacktestedIsToldInALine() {
        assertThatThrownBy(() -> lab.backtest("glft-market-maker").run())
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("a backtest needs an instrument");
        assertThatThrownBy(() -> lab.backtest("glft-market-maker")
                        .on(SmallMarket.BTC)
                        .during("2024-08-09")
                        .run())
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("no market event of [BTC-USDT.BINANCE] in 2024-08-09");
        assertThatThrownBy(() -> lab.sweep(lab.backtest("glft-market-maker").on(SmallMarket.BTC))
                        .policy("lax"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("there is no policy 'lax'");
    }
}
