package io.tidemill.backtester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeMarketTest {
    private static final List<String> BOTH = List.of("BTC-USDT.BINANCE", "ETH-USDT.BINANCE");

    @TempDir
    private Path folder;

    @Test
    void theLakeGivesTheSameBacktestAsMemory() {
        MemorySource memory = SyntheticMarket.source(21, 2, 20_000);
        SampleLakes.fill(folder, memory);
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            LakeMarket market = new LakeMarket(lake.reader(), BOTH, Long.MIN_VALUE, Long.MAX_VALUE);
            assertThat(run(market).commandsHash()).isEqualTo(run(memory).commandsHash());
            assertThat(run(market).statistics()).isEqualTo(run(memory).statistics());
            assertThat(run(market).json()).isEqualTo(run(memory).json());
        }
    }

    @Test
    void aRangeFromTheMiddleBeginsWithItsBooks() {
        MemorySource memory = SyntheticMarket.source(22, 2, 20_000);
        SampleLakes.fill(folder, memory);
        long third = (memory.lastTimeNs() - memory.firstTimeNs()) / 3;
        long fromNs = memory.firstTimeNs() + third;
        long toNs = memory.lastTimeNs() - third;
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            LakeMarket market = new LakeMarket(lake.reader(), BOTH, fromNs, toNs);
            assertThat(run(market).statistics())
                    .isEqualTo(run(memory.between(fromNs, toNs)).statistics());
            assertThat(run(market).orders().fills()).isPositive();
        }
    }

    @Test
    void anUnknownInstrumentIsNamedWithThoseThereAre() {
        SampleLakes.fill(folder, SyntheticMarket.source(23, 2, 10));
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            assertThatThrownBy(() -> new LakeMarket(lake.reader(), List.of("DOGE-USDT.BINANCE"), 0, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("DOGE-USDT.BINANCE")
                    .hasMessageContaining("ETH-USDT.BINANCE");
        }
    }

    private static BacktestResult run(MarketSource source) {
        BacktestConfig config = BacktestConfig.of(BOTH, "churner");
        return new Pass(
                        source,
                        List.of(config),
                        List.of((commands, tally) -> new Churner(commands, 61).inputs()),
                        EquityObserver.NONE)
                .run(List.of("0000000000000000"), "commit")
                .get(0);
    }
}
