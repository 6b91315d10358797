package io.tidemill.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class StatisticsTest {
    @Test
    void quantilesAreThoseOfR() {
        // quantile(c(1, 2, 4, 8), c(0, 0.25, 0.5, 1)): 1.00 1.75 3.00 8.00
        Table quantiles = Statistics.quantiles(DoubleColumn.create("x", 8, 1, 4, 2), 0, 0.25, 0.5, 1);
        assertThat(quantiles.doubleColumn("x").asList()).containsExactly(1.0, 1.75, 3.0, 8.0);
    }

    @Test
    void autocorrelationOfAnAlternatingSeriesAlternates() {
        Table found = Statistics.autocorrelation(DoubleColumn.create("x", 1, -1, 1, -1, 1, -1, 1, -1), 2);
        assertThat(found.doubleColumn("autocorrelation").get(0)).isCloseTo(-7 / 8.0, within(1e-12));
        assertThat(found.doubleColumn("autocorrelation").get(1)).isCloseTo(6 / 8.0, within(1e-12));
    }

    @Test
    void aRegressionFindsWhatWasPutIn() {
        DoubleColumn x = DoubleColumn.create("x", 0, 1, 2, 3, 4, Double.NaN);
        DoubleColumn y = DoubleColumn.create("y", 1.1, 2.9, 5.1, 6.9, 9.1, 5);
        Table found = Statistics.regression(Table.create("t", x, y), "y", "x");
        assertThat(found.doubleColumn("coefficient").get(0)).isCloseTo(1.02, within(1e-9));
        assertThat(found.doubleColumn("coefficient").get(1)).isCloseTo(2.0, within(1e-9));
        assertThat(found.doubleColumn("p").get(1)).isLessThan(1e-4);
        assertThat(found.name()).endsWith("5 rows");
        DoubleColumn same = DoubleColumn.create("same", 1, 1, 1, 1, 1, 1);
        assertThatThrownBy(() -> Statistics.regression(Table.create("t", x, y, same), "y", "same"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("a column is constant");
    }

    @Test
    void bucketsHoldEqualNumbersOfRows() {
        double[] x = new double[100];
        double[] y = new double[100];
        for (int i = 0; i < 100; i++) {
            x[i] = i;
            y[i] = 2 * i;
        }
        Table found = Statistics.byBucket(
                Table.create("t", DoubleColumn.create("x", x), DoubleColumn.create("y", y)), "x", "y", 4);
        assertThat(found.doubleColumn("y").asList()).containsExactly(24.0, 74.0, 124.0, 174.0);
        assertThat(found.intColumn("count").asList()).containsOnly(25);
    }

    @Test
    void changesAheadAreMissingAtTheEnd() {
        DoubleColumn ahead =
                Statistics.changeAheadBps(Table.create("t", DoubleColumn.create("mid", 100, 101, 99)), "mid", 1);
        assertThat(ahead.get(0)).isCloseTo(100, within(1e-9));
        assertThat(ahead.isMissing(2)).isTrue();
    }
}
