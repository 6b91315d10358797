package io.tidemill.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GlftQuotesTest {
    /** The naive twin: the formula of the paper, written down once more. */
    @Test
    void distancesAreThoseOfTheFormula() {
        double gamma = 0.01;
        double k = 0.3;
        double a = 0.9;
        double sigma = 0.3;
        GlftQuotes quotes = new GlftQuotes(gamma, a, k);
        double spread = 1 / gamma * Math.log(1 + gamma / k);
        double root = Math.sqrt(sigma * sigma * gamma / (2 * k * a) * Math.pow(1 + gamma / k, 1 + k / gamma));
        for (int q = -10; q <= 10; q++) {
            assertThat(quotes.bidDistanceBps(q, sigma)).isCloseTo(spread + (2 * q + 1) / 2.0 * root, within(1e-12));
            assertThat(quotes.askDistanceBps(q, sigma)).isCloseTo(spread - (2 * q - 1) / 2.0 * root, within(1e-12));
        }
        assertThat(spread).isCloseTo(3.278982282299, within(1e-9));
    }

    @Test
    void withoutInventoryBothSidesAreEqual() {
        GlftQuotes quotes = new GlftQuotes(0.01, 1, 3);
        assertThat(quotes.bidDistanceBps(0, 1)).isEqualTo(quotes.askDistanceBps(0, 1));
    }

    @Test
    void inventoryMovesBothQuotesAgainstIt() {
        GlftQuotes quotes = new GlftQuotes(0.01, 1, 3);
        assertThat(quotes.bidDistanceBps(3, 1)).isGreaterThan(quotes.bidDistanceBps(0, 1));
        assertThat(quotes.askDistanceBps(3, 1)).isLessThan(quotes.askDistanceBps(0, 1));
        assertThat(quotes.bidDistanceBps(3, 1) + quotes.askDistanceBps(3, 1))
                .isCloseTo(quotes.bidDistanceBps(0, 1) * 2, within(1e-12));
    }

    @Test
    void aCautiousMakerLeansMore() {
        double bold = new GlftQuotes(0.001, 1, 3).bidDistanceBps(5, 1);
        double cautious = new GlftQuotes(0.1, 1, 3).bidDistanceBps(5, 1);
        assertThat(cautious).isGreaterThan(bold);
    }
}
