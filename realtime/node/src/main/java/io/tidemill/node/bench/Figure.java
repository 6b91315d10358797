package io.tidemill.node.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** One measured figure, before it is told on which machine and data. */
final class Figure {
    private static final int DIGITS = 4;

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * A figure.
     *
     * @param metric what was measured, in words
     * @param unit of the value, and of the percentiles where there are any
     */
    Figure(String metric, double value, String unit) {
        fields.put("metric", metric);
        fields.put("value", rounded(value));
        fields.put("unit", unit);
    }

    /**
     * With the percentiles of a histogram.
     *
     * @param scale of one of its counts in the figure's unit
     */
    Figure with(Histogram histogram, double scale) {
        fields.put("p50", rounded(histogram.getValueAtPercentile(50) * scale));
        fields.put("p95", rounded(histogram.getValueAtPercentile(95) * scale));
        fields.put("p99", rounded(histogram.getValueAtPercentile(99) * scale));
        fields.put("p999", rounded(histogram.getValueAtPercentile(99.9) * scale));
        fields.put("max", rounded(histogram.getMaxValue() * scale));
        fields.put("samples", histogram.getTotalCount());
        return this;
    }

    /** With one more field. */
    Figure with(String name, Object value) {
        fields.put(name, value instanceof Double number ? rounded(number) : value);
        return this;
    }

    Map<String, Object> fields() {
        return fields;
    }

    /** Four digits: more would be noise. */
    private static Object rounded(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        BigDecimal short4 = new BigDecimal(value).round(new MathContext(DIGITS));
        return short4.scale() <= 0 ? (Object) short4.longValueExact() : (Object) short4.doubleValue();
    }
}
