package io.tidemill.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;

/** The values for Pulsar's chart. */
final class PulsarValues {
    private PulsarValues() {}

    /** One of the files. */
    static JsonNode read(String file) throws IOException {
        return new YAMLMapper()
                .readTree(Files.readString(Checkout.infra("kubernetes/pulsar").resolve(file)));
    }

    /** Figures by which the chart's HorizontalPodAutoscaler scales the brokers. */
    static JsonNode autoscaling() throws IOException {
        return read("values.yaml").at("/broker/autoscaling/metrics");
    }
}
