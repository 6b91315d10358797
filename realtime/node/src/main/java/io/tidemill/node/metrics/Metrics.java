package io.tidemill.node.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;

/**
 * The figures of one process. Each is a function that is asked at every scrape, so that nothing happens on any path of an event.
 *
 * <p><b>Thread:</b> safe.
 */
public final class Metrics implements AutoCloseable {
    private static final String COUNTER_SUFFIX = "_total";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collector = new JvmGcMetrics();
    /** Counters of the registry hold their functions weakly, and stand still when those are collected. */
    private final Queue<DoubleSupplier> kept = new ConcurrentLinkedQueue<>();

    /** The figures of the JVM. */
    public Metrics() {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    /**
     * Adds a figure; one that is there already stays.
     *
     * @param labels values of the metric's labels, in their order
     * @throws IllegalArgumentException if there are not as many as the metric has labels
     */
    public void add(Metric metric, DoubleSupplier value, String... labels) {
        if (labels.length != metric.labels().size()) {
            throw new IllegalArgumentException(
                    metric.text() + " must have the labels " + metric.labels() + ", had " + List.of(labels));
        }
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            tags.add(Tag.of(metric.labels().get(i), labels[i]));
        }
        kept.add(value);
        switch (metric.kind()) {
            case COUNTER ->
                FunctionCounter.builder(metric.text().replace(COUNTER_SUFFIX, ""), value, DoubleSupplier::getAsDouble)
                        .tags(tags)
                        .description(metric.help())
                        .register(registry);
            case GAUGE ->
                Gauge.builder(metric.text(), value, DoubleSupplier::getAsDouble)
                        .tags(tags)
                        .description(metric.help())
                        .register(registry);
        }
    }

    /** All figures now, in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
