package io.tidemill.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the values can be checked without the chart. */
class PulsarValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"values.yaml", "values-dev.yaml"})
    void linesOfConfigurationAreText(String file) throws IOException {
        for (String part : List.of("zookeeper", "bookkeeper", "broker", "proxy")) {
            PulsarValues.read(file)
                    .path(part)
                    .path("configData")
                    .properties()
                    .forEach(line -> assertThat(line.getValue().isTextual())
                            .as("%s %s %s", file, part, line)
                            .isTrue());
        }
    }

    @Test
    void theScalerOfBrokersIsReadStrictly() throws IOException {
        JsonNode autoscaling = PulsarValues.read("values.yaml").at("/broker/autoscaling");
        ObjectNode scaler = JsonNodeFactory.instance.objectNode();
        scaler.put("apiVersion", "autoscaling/v2").put("kind", "HorizontalPodAutoscaler");
        scaler.putObject("metadata").put("name", "pulsar-broker");
        ObjectNode spec = scaler.putObject("spec");
        spec.putObject("scaleTargetRef")
                .put("apiVersion", "apps/v1")
                .put("kind", "StatefulSet")
                .put("name", "pulsar-broker");
        for (String field : List.of("minReplicas", "maxReplicas", "metrics", "behavior")) {
            spec.set(field, autoscaling.path(field));
        }
        assertThat(StrictReader.problems(new Manifest("values.yaml", scaler))).isEmpty();
    }

    @Test
    void copiesFitTheBookies() throws IOException {
        for (String file : List.of("values.yaml", "values-dev.yaml")) {
            JsonNode values = PulsarValues.read(file);
            JsonNode broker = values.at("/broker/configData");
            int ensemble = broker.path("managedLedgerDefaultEnsembleSize").asInt();
            int write = broker.path("managedLedgerDefaultWriteQuorum").asInt();
            int acknowledge = broker.path("managedLedgerDefaultAckQuorum").asInt();
            assertThat(List.of(
                            acknowledge,
                            write,
                            ensemble,
                            values.at("/bookkeeper/replicaCount").asInt()))
                    .as(file)
                    .isSorted();
        }
    }

    @Test
    void volumesAreOfClassesThatThereAre() throws IOException {
        List<String> classes = Manifest.parse(
                        "storage-classes.yaml",
                        Files.readString(Checkout.infra("kubernetes/pulsar/storage-classes.yaml")))
                .stream()
                .map(Manifest::name)
                .toList();
        List<String> wanted = new ArrayList<>();
        for (String part : List.of("zookeeper", "bookkeeper")) {
            PulsarValues.read("values.yaml")
                    .path(part)
                    .path("volumes")
                    .forEach(
                            volume -> wanted.add(volume.path("storageClassName").asText()));
        }
        assertThat(wanted).isNotEmpty().allMatch(classes::contains);
    }

    @Test
    void nodesAskThePortsThatBrokersHave() throws IOException {
        String settings = Files.readString(Checkout.infra("kubernetes/base/platform/node.env"));
        // the chart's own ports of a broker: 6650 and 8080
        assertThat(settings.lines().filter(line -> line.contains("pulsar-broker")))
                .map(line -> URI.create(line.substring(line.indexOf('=') + 1)).getPort())
                .containsExactly(6650, 8080);
    }
}
