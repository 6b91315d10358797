package io.tidemill.infra;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One object for Kubernetes.
 *
 * @param source the file or folder that it comes from
 */
record Manifest(String source, JsonNode content) {
    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(JsonNode.class);

    /** All objects of a text. */
    static List<Manifest> parse(String source, String yaml) {
        List<Manifest> manifests = new ArrayList<>();
        try (MappingIterator<JsonNode> documents = YAML.readValues(yaml)) {
            while (documents.hasNextValue()) {
                JsonNode content = documents.nextValue();
                if (content.isObject()) {
                    manifests.add(new Manifest(source, content));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(source + " is not YAML: " + e.getMessage(), e);
        }
        return manifests;
    }

    String apiVersion() {
        return content.path("apiVersion").asText();
    }

    String kind() {
        return content.path("kind").asText();
    }

    String name() {
        return content.path("metadata").path("name").asText();
    }

    /** The pods that it makes; a missing node if it makes none. */
    JsonNode podTemplate() {
        JsonNode spec = content.path("spec");
        return kind().equals("CronJob")
                ? spec.path("jobTemplate").path("spec").path("template")
                : spec.path("template");
    }

    /** What its pods are called by, beside others of the platform. */
    String component() {
        return podTemplate().at("/metadata/labels/app.kubernetes.io~1component").asText();
    }

    @Override
    public String toString() {
        return source + " " + kind() + "/" + name();
    }
}
