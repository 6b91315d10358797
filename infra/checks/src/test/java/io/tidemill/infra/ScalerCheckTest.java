package io.tidemill.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of fault, made in the archive's own manifest, is seen and named. */
class ScalerCheckTest {
    private List<Manifest> manifests = List.of();

    @BeforeEach
    void read() throws IOException {
        manifests = Manifest.parse(
                "archive.yaml", Files.readString(Checkout.infra("kubernetes/base/platform/archive.yaml")));
    }

    @Test
    void theSoundOneIsSound() {
        assertThat(ScalerCheck.problems(manifests)).isEmpty();
    }

    @Test
    void moreReplicasThanShares() {
        at("HorizontalPodAutoscaler", "/spec").put("maxReplicas", 33);
        assertThat(ScalerCheck.problems(manifests))
                .singleElement()
                .asString()
                .endsWith("TIDEMILL_ARCHIVE_SHARES must be at least the scaler's most, 33, was 32");
    }

    @Test
    void replicasThatCannotBeToldApart() {
        ((ArrayNode) at("StatefulSet", "/spec/template/spec/containers/0").path("env")).remove(0);
        assertThat(ScalerCheck.problems(manifests))
                .singleElement()
                .asString()
                .endsWith("TIDEMILL_ARCHIVE_REPLICA must be the pod's metadata.name");
    }

    @Test
    void aNumberThatTheScalerWouldLose() {
        at("StatefulSet", "/spec").put("replicas", 1);
        assertThat(ScalerCheck.problems(manifests)).singleElement().asString().contains("replicas must be left to");
    }

    @Test
    void aTargetThatThereIsNot() {
        at("HorizontalPodAutoscaler", "/spec/scaleTargetRef").put("name", "archives");
        assertThat(ScalerCheck.problems(manifests)).singleElement().asString().contains("there is no {");
    }

    @Test
    void aRoleOfWhichThereMayBeOne() {
        at("StatefulSet", "/spec/template/metadata/labels").put("app.kubernetes.io/component", "connect");
        assertThat(ScalerCheck.problems(manifests))
                .singleElement()
                .asString()
                .contains("only archive may have several replicas");
    }

    private ObjectNode at(String kind, String pointer) {
        return (ObjectNode) manifests.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .content()
                .at(pointer);
    }
}
