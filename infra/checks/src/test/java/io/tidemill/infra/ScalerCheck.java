package io.tidemill.infra;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemill.node.settings.Role;
import io.tidemill.node.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Holds the scalers of a set of manifests against what they scale: only the archive may be more than one, and then its replicas share. */
final class ScalerCheck {
    private ScalerCheck() {}

    /** The scaler of a workload. */
    static Optional<Manifest> of(Manifest workload, List<Manifest> manifests) {
        return manifests.stream()
                .filter(each -> each.kind().equals("HorizontalPodAutoscaler"))
                .filter(each -> {
                    JsonNode target = each.content().at("/spec/scaleTargetRef");
                    return target.path("kind").asText().equals(workload.kind())
                            && target.path("name").asText().equals(workload.name());
                })
                .findFirst();
    }

    /** What is wrong with the scalers; empty if nothing is. */
    static List<String> problems(List<Manifest> manifests) {
        List<String> problems = new ArrayList<>();
        for (Manifest each : manifests) {
            if (each.kind().equals("HorizontalPodAutoscaler")
                    && manifests.stream()
                            .noneMatch(workload ->
                                    of(workload, manifests).filter(each::equals).isPresent())) {
                problems.add(each + ": there is no " + each.content().at("/spec/scaleTargetRef"));
            }
            of(each, manifests).ifPresent(scaler -> scaled(each, scaler, manifests, problems));
        }
        return problems;
    }

    private static void scaled(Manifest workload, Manifest scaler, List<Manifest> manifests, List<String> problems) {
        if (!workload.component().equals(Role.ARCHIVE.text())) {
            problems.add(scaler + ": only " + Role.ARCHIVE.text() + " may have several replicas, not " + workload);
            return;
        }
        if (workload.content().path("spec").has("replicas")) {
            problems.add(workload + ": replicas must be left to " + scaler);
        }
        int most = scaler.content().at("/spec/maxReplicas").asInt();
        int shares = Integer.parseInt(
                WorkloadCheck.environment(workload, manifests).getOrDefault(Setting.ARCHIVE_SHARES.environment(), "1"));
        if (shares < most) {
            problems.add(workload + ": " + Setting.ARCHIVE_SHARES.environment()
                    + " must be at least the scaler's most, " + most + ", was " + shares);
        }
        JsonNode variables = workload.podTemplate().at("/spec/containers/0/env");
        if (StreamSupport.stream(variables.spliterator(), false)
                .noneMatch(variable -> variable.path("name").asText().equals(Setting.ARCHIVE_REPLICA.environment())
                        && variable.at("/valueFrom/fieldRef/fieldPath").asText().equals("metadata.name"))) {
            problems.add(workload + ": " + Setting.ARCHIVE_REPLICA.environment() + " must be the pod's metadata.name");
        }
    }
}
