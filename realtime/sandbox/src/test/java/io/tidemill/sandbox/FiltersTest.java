package io.tidemill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final Instrument COARSE = Instrument.spot(
                    0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.000001"), 0, 5, 0)
            .withOrderStep(10);

    private final Filters filters = new Filters(COARSE);

    @Test
    void theStepOfOrdersIsPrintedNotTheLot() {
        assertThat(filters.json().get(1).toString())
                .isEqualTo("{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.00001000\",\"maxQty\":\"9000.00000000\","
                        + "\"stepSize\":\"0.00001000\"}");
    }

    @Test
    void aSizeBetweenTwoStepsOfOrdersIsRefusedAndAnyOtherIsInLots() {
        assertThat(filters.lots(3_000)).isEqualTo(30);
        assertThatThrownBy(() -> filters.lots(3_100))
                .isInstanceOf(ApiError.class)
                .hasMessage("Filter failure: LOT_SIZE");
        assertThatThrownBy(() -> filters.lots(100)).isInstanceOf(ApiError.class).hasMessage("Filter failure: LOT_SIZE");
    }
}
