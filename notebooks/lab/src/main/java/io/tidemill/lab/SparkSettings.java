package io.tidemill.lab;

import io.tidemill.research.spark.UnservedMetrics;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Spark must be told in a process with the lab, whoever starts it: nothing listens but on loopback, and no web pages, which need
 * another servlet API than the object store of a local lake. As properties of the system ({@code spark.*}) they hold for every
 * session that is built in the process. <b>Thread:</b> safe.
 */
public final class SparkSettings {
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "spark.ui.enabled", "false",
            "spark.ui.showConsoleProgress", "false",
            "spark.metrics.conf.driver.sink.servlet.class", UnservedMetrics.class.getName(),
            "spark.driver.host", "localhost",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.sql.session.timeZone", "UTC"));

    private SparkSettings() {}

    /** The settings by their keys, sorted. */
    public static Map<String, String> all() {
        return new TreeMap<>(SETTINGS);
    }
}
