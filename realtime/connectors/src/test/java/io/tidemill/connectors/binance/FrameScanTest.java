package io.tidemill.connectors.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.connectors.Shared;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameScanTest {
    @TempDir
    Path folder;

    @Test
    void findsTheStepsOfARecordedDay() {
        FrameScan scan = FrameScan.of(List.of(Shared.file("binance-frames/spot-btcusdt_20240808.gz")));
        assertThat(scan.symbols())
                .containsExactly(new FrameScan.Symbol("BTCUSDT", Step.parse("0.01"), Step.parse("0.000001")));
        assertThat(scan.firstReceiveNs()).isEqualTo(1_723_161_253_937_085_768L);
    }

    @Test
    void oneDamagedPriceDoesNotChangeTheTick() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            lines.add(trade("BTCUSDT", "100.01000000", "0.10000000"));
        }
        lines.add(trade("BTCUSDT", "100.01100000", "0.12300000"));
        FrameScan scan = scan(lines);
        assertThat(scan.frames()).isEqualTo(2_001);
        assertThat(scan.symbols())
                .containsExactly(new FrameScan.Symbol("BTCUSDT", Step.parse("0.01"), Step.parse("0.001")));
    }

    @Test
    void aFinePriceOfASnapshotIsNoException() throws IOException {
        FrameScan scan = scan(List.of(
                "1723161253937085768 {\"lastUpdateId\":1,\"bids\":[[\"9.5\",\"1\"]],\"asks\":[[\"10.125\",\"2\"]]}",
                trade("ETHUSDT", "10.0", "1")));
        assertThat(scan.symbols())
                .containsExactly(new FrameScan.Symbol("ETHUSDT", Step.parse("0.001"), new Step(1, 0)));
    }

    @Test
    void symbolsAreToldApartAndNamed() throws IOException {
        FrameScan scan = scan(List.of(trade("ETHBTC", "0.05123", "1.5"), trade("BTCUSDT", "60000.1", "0.00001")));
        List<Instrument> instruments = scan.symbols().stream()
                .map(symbol -> symbol.instrument(0, symbol.tick(), symbol.lot(), 0))
                .toList();
        assertThat(instruments).extracting(Instrument::name).containsExactly("BTC-USDT.BINANCE", "ETH-BTC.BINANCE");
    }

    @Test
    void aSymbolWithoutAKnownQuoteAssetIsRefused() throws IOException {
        FrameScan scan = scan(List.of(trade("BTCUSD_PERP", "60000.1", "1")));
        assertThatThrownBy(() -> scan.symbols().get(0).instrument(0, new Step(1, 1), new Step(1, 0), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was BTCUSD_PERP");
    }

    @Test
    void filesWithoutASymbolAreRefused() {
        assertThatThrownBy(() -> scan(List.of("1723161253937085768 {\"result\":null,\"id\":1}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no frame of a Binance spot stream");
    }

    private FrameScan scan(List<String> lines) throws IOException {
        return FrameScan.of(List.of(Files.write(folder.resolve("frames"), lines)));
    }

    private static String trade(String symbol, String price, String size) {
        return "1723161253937085768 {\"stream\":\"x@trade\",\"data\":{\"e\":\"trade\",\"E\":1,\"s\":\"" + symbol
                + "\",\"t\":1,\"p\":\"" + price + "\",\"q\":\"" + size
                + "\",\"b\":1,\"a\":2,\"T\":1,\"m\":true,\"M\":true}}";
    }
}
