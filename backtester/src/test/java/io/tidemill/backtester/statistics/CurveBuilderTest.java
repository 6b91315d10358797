package io.tidemill.backtester.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.backtester.statistics.CurveBuilder.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurveBuilderTest {
    @Test
    void fewSamplesStayAsTheyAre() {
        CurveBuilder builder = builder(8);
        for (int i = 0; i < 5; i++) {
            builder.add(i, new double[] {i, i, i, 1});
        }
        Curve curve = builder.build();
        assertThat(curve.timeNs()).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(curve.column("last")).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void manySamplesKeepExtremesAndSums() {
        CurveBuilder builder = builder(8);
        for (int i = 0; i < 1000; i++) {
            double value = i == 333 ? -7 : i == 334 ? 9 : 0;
            builder.add(i, new double[] {i, value, value, 1});
        }
        Curve curve = builder.build();
        assertThat(curve.timeNs()).hasSizeBetween(4, 8).endsWith(999L);
        assertThat(curve.column("last")).endsWith(999.0);
        assertThat(curve.column("min")).contains(-7.0);
        assertThat(curve.column("max")).contains(9.0);
        double sum = 0;
        for (Double value : curve.column("sum")) {
            assertThat(value).isNotNull();
            sum += value == null ? 0 : value;
        }
        assertThat(sum).isEqualTo(1000);
    }

    @Test
    void noValueStaysNoValue() {
        CurveBuilder builder = builder(2);
        builder.add(0, new double[] {Double.NaN, 1, 1, 1});
        assertThat(builder.build().column("last")).containsExactly((Double) null);
    }

    private static CurveBuilder builder(int points) {
        Map<String, Rule> columns = new LinkedHashMap<>();
        columns.put("last", Rule.LAST);
        columns.put("min", Rule.MIN);
        columns.put("max", Rule.MAX);
        columns.put("sum", Rule.SUM);
        return new CurveBuilder(points, columns);
    }
}
