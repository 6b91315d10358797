package io.tidemill.connectors.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.connectors.InstrumentIds;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExchangeInfoTest {
    @Test
    void aLotIsAThousandthOfTheStepOfOrders() {
        Instrument of = instrument("0.00010000", "0.00020000", "8");
        assertThat(of.lot()).isEqualTo(Step.parse("0.0000001"));
        assertThat(of.orderStepLots()).isEqualTo(1_000);
        assertThat(of.minSizeLots()).isEqualTo(2_000);
        assertThat(of.minNotional()).isEqualTo(5);
        assertThat(instrument("1.00", "1.00", "8").lot()).isEqualTo(Step.parse("0.001"));
    }

    @Test
    void aLotIsNotFinerThanTheAsset() {
        Instrument of = instrument("0.00000500", "0.00001", "8");
        assertThat(of.lot()).isEqualTo(Step.parse("0.00000001"));
        assertThat(of.orderStepLots()).isEqualTo(500);
        Instrument whole = instrument("1", "1", "0");
        assertThat(whole.lot()).isEqualTo(Step.parse("1"));
        assertThat(whole.orderStepLots()).isOne();
    }

    @Test
    void withoutAPrecisionOrWithAStrangeOneTheStepIsTheLot() {
        assertThat(instrument("0.01", "0.01", "-3").lot()).isEqualTo(Step.parse("0.01"));
        assertThat(instrument("0.01", "0.01", "2").orderStepLots()).isOne();
        assertThat(instrument("0.01", "0.01", "999999999999").lot()).isEqualTo(Step.parse("0.00001"));
    }

    @Test
    void aStepThatIsNoneMakesNoInstrument() {
        assertThat(instruments("0.00000000", "0", "8")).isEmpty();
        assertThat(instruments("999999999999.999999999999999999", "0", "8")).isEmpty();
    }

    private static Instrument instrument(String step, String least, String precision) {
        return instruments(step, least, precision).get(0);
    }

    private static List<Instrument> instruments(String step, String least, String precision) {
        String text = "{'symbols':[{'symbol':'BTCUSDT','baseAsset':'BTC','quoteAsset':'USDT','baseAssetPrecision':"
                + precision
                + ",'filters':[{'filterType':'PRICE_FILTER','tickSize':'0.01'},{'filterType':'LOT_SIZE','minQty':'"
                + least
                + "','stepSize':'" + step + "'},{'filterType':'NOTIONAL','minNotional':'5.00000000'}]}]}";
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
        ExchangeInfo info = ExchangeInfo.parse(
                "BINANCE", InstrumentIds.inOrder(List.of("BTC-USDT.BINANCE")), 0, bytes, 0, bytes.length);
        return Objects.requireNonNull(info).instruments();
    }
}
