package io.tidemill.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void countersAreAskedAtEachScrapeAlsoBehindACollectionOfGarbage() {
        try (Metrics metrics = new Metrics()) {
            AtomicLong gaps = new AtomicLong(1);
            metrics.add(Metric.GAPS, gaps::get, "BINANCE");
            collectGarbage();
            gaps.set(7);
            assertThat(metrics.scrape()).contains("tidemill_gaps_total{venue=\"BINANCE\"} 7.0");
        }
    }

    @Test
    void labelsMustBeThoseOfTheMetric() {
        try (Metrics metrics = new Metrics()) {
            assertThatThrownBy(() -> metrics.add(Metric.GAPS, () -> 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("tidemill_gaps_total must have the labels [venue], had []");
        }
    }

    /** Returns when a collection has run. */
    private static void collectGarbage() {
        WeakReference<Object> probe = new WeakReference<>(new Object());
        while (probe.get() != null) {
            System.gc();
        }
    }
}
