package io.tidemill.research.spark;

import com.codahale.metrics.MetricRegistry;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.metrics.sink.MetricsServlet;
import org.sparkproject.jetty.servlet.ServletContextHandler;

/**
 * Spark's metrics without the page that would show them. Spark makes that page even where its web interface is off, against an
 * older servlet API than the one that the local object store needs in the same process.
 */
public final class UnservedMetrics extends MetricsServlet {
    /** Made by Spark, by name. */
    public UnservedMetrics(Properties properties, MetricRegistry registry) {
        super(properties, registry);
    }

    @Override
    public ServletContextHandler[] getHandlers(SparkConf conf) {
        return new ServletContextHandler[0];
    }
}
