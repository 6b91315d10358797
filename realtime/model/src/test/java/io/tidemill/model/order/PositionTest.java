package io.tidemill.model.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final Instrument BTC =
            Instrument.spot(0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.00001"), 1, 5, 0);

    private final Position position = new Position(BTC);

    @Test
    void partOfALongIsSoldAtAProfit() {
        buy(100, 10);
        sell(110, 4);
        assertThat(position.netLots()).isEqualTo(6);
        assertThat(position.realizedUnits()).isEqualTo(40);
        assertThat(position.averagePriceTicks()).isEqualTo(100);
        assertThat(position.unrealizedQuote(105)).isCloseTo(30 * 1e-7, within(1e-15));
    }

    @Test
    void aShortIsBoughtBackAtALoss() {
        sell(100, 10);
        buy(103, 10);
        assertThat(position.isFlat()).isTrue();
        assertThat(position.realizedUnits()).isEqualTo(-30);
        assertThat(position.openUnits()).isZero();
    }

    @Test
    void aFillThroughFlatOpensTheOtherSideAtItsPrice() {
        buy(100, 3);
        sell(90, 5);
        assertThat(position.netLots()).isEqualTo(-2);
        assertThat(position.averagePriceTicks()).isEqualTo(90);
        assertThat(position.realizedUnits()).isEqualTo(-30);
    }

    @Test
    void feesAreExactByAssetAndValuedInQuote() {
        position.fill(Side.BUY, 6_000_000, 100, 1_000, 8, "BTC");
        position.fill(Side.SELL, 6_000_000, 100, 6, 2, "USDT");
        position.fill(Side.SELL, 6_000_000, 100, 5, 6, "BNB");
        position.fill(Side.SELL, 6_000_000, 100, -1, 3, "USDT");
        assertThat(position.fees().exact())
                .containsEntry("BTC", new BigDecimal("0.00001000"))
                .containsEntry("BNB", new BigDecimal("0.000005"))
                .containsEntry("USDT", new BigDecimal("0.059"));
        assertThat(position.fees().quote()).isCloseTo(0.6 + 0.06 - 0.001, within(1e-12));
    }

    @Test
    void cashIsTheExactDecimal() {
        buy(6_183_763, 1);
        assertThat(position.cashQuote()).isEqualByComparingTo("-0.6183763");
    }

    @Test
    void aSizeThatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> buy(100, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("size of a fill must be > 0 lots, was 0 (BTC-USDT.BINANCE)");
    }

    @Test
    void foldedOverAnyFillsItEqualsTheNaiveTwin() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Position folded = new Position(BTC);
            BigInteger cash = BigInteger.ZERO;
            long net = 0;
            int bits = 1 + random.nextInt(40);
            for (int i = 0; i < 300; i++) {
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                long price = 1 + random.nextLong(1L << Math.min(20, bits));
                // often exactly what closes the position
                long lots = net != 0 && random.nextInt(4) == 0
                        ? Math.abs(net)
                        : 1 + random.nextLong(1L << Math.min(34, bits));
                folded.fill(side, price, lots, 0, 0, "USDT");
                net += side.sign() * lots;
                cash = cash.subtract(BigInteger.valueOf(side.sign() * price).multiply(BigInteger.valueOf(lots)));
                assertThat(folded.netLots()).as("seed %d", seed).isEqualTo(net);
                assertThat(BigInteger.valueOf(folded.cashUnits()))
                        .as("seed %d", seed)
                        .isEqualTo(cash);
                assertThat(folded.cashUnits()).isEqualTo(folded.realizedUnits() - folded.openUnits());
                if (net == 0) {
                    assertThat(folded.openUnits()).as("seed %d", seed).isZero();
                } else {
                    assertThat(folded.averagePriceTicks()).isBetween(0.0, (double) (1L << 21));
                }
            }
        }
    }

    private void buy(long priceTicks, long lots) {
        position.fill(Side.BUY, priceTicks, lots, 0, 0, "USDT");
    }

    private void sell(long priceTicks, long lots) {
        position.fill(Side.SELL, priceTicks, lots, 0, 0, "USDT");
    }
}
