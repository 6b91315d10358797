package io.tidemill.model.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InstrumentsTest {
    private final Instruments instruments = new Instruments();

    @Test
    void aNewVersionReplacesTheOld() {
        instruments.define(spot(0, "BTC", "0.01", 1));
        instruments.define(spot(0, "BTC", "0.1", 2));
        assertThat(instruments.byId(0).tick()).isEqualTo(Step.parse("0.1"));
        assertThat(instruments.byName("BTC-USDT.BINANCE").validFromNs()).isEqualTo(2);
        assertThat(instruments.all()).hasSize(1);
    }

    @Test
    void anIdIsNeverGivenTwice() {
        instruments.define(spot(0, "BTC", "0.01", 1));
        assertThatThrownBy(() -> instruments.define(spot(0, "ETH", "0.01", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("instrument id 0 belongs to BTC-USDT.BINANCE and cannot be given to ETH-USDT.BINANCE");
        assertThatThrownBy(() -> instruments.define(spot(1, "BTC", "0.01", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BTC-USDT.BINANCE has id 0, cannot have 1");
    }

    @Test
    void namesWhatThereIsWhenAskedForWhatIsNot() {
        instruments.define(spot(0, "BTC", "0.01", 1));
        assertThatThrownBy(() -> instruments.byName("BTC-USD.BINANCE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no instrument BTC-USD.BINANCE; there are [BTC-USDT.BINANCE]");
        assertThatThrownBy(() -> instruments.byId(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no instrument with id 5; there are [BTC-USDT.BINANCE]");
    }

    @Test
    void aNameMustNameItsVenue() {
        assertThatThrownBy(() -> spot(0, "btc", "0.01", 1)
                        .name()
                        .concat(new Instrument(
                                        0,
                                        "BTCUSDT",
                                        "BTCUSDT",
                                        InstrumentKind.SPOT,
                                        "BTC",
                                        "USDT",
                                        "USDT",
                                        Step.parse("1"),
                                        Step.parse("1"),
                                        1,
                                        1,
                                        0,
                                        0,
                                        0)
                                .name()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("instrument name must look like BTC-USDT.BINANCE, was 'BTCUSDT'");
    }

    private static Instrument spot(int id, String base, String tick, long validFromNs) {
        return Instrument.spot(
                id, "BINANCE", base + "USDT", base, "USDT", Step.parse(tick), Step.parse("0.00001"), 1, 5, validFromNs);
    }
}
