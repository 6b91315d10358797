package io.tidemill.infra;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemill.node.settings.Setting;
import io.tidemill.tables.LakeConfig;
import io.tidemill.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where the lake is, as it is told to the research in a file and to the archive in settings. */
final class LakeFile {
    private LakeFile() {}

    /** What the research is told. */
    static LakeConfig of(List<Manifest> manifests) {
        return Json.read(
                data(manifests, "lake-file").path("lake.json").asText().getBytes(StandardCharsets.UTF_8),
                LakeConfig.class);
    }

    /** What the archive is told. */
    static LakeConfig ofArchive(List<Manifest> manifests) {
        JsonNode data = data(manifests, "lake");
        return new LakeConfig(
                value(data, Setting.LAKE_CATALOG_URL),
                value(data, Setting.LAKE_CATALOG_CREDENTIALS),
                value(data, Setting.LAKE_WAREHOUSE),
                value(data, Setting.LAKE_S3_ENDPOINT),
                value(data, Setting.LAKE_S3_CREDENTIALS));
    }

    private static String value(JsonNode data, Setting setting) {
        return data.path(setting.environment()).asText("");
    }

    /** Kustomize adds a hash to the name. */
    private static JsonNode data(List<Manifest> manifests, String name) {
        return manifests.stream()
                .filter(each -> each.kind().equals("ConfigMap") && each.name().matches(name + "-[a-z0-9]{10}"))
                .map(each -> each.content().path("data"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no config map " + name));
    }
}
