package io.tidemill.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.util.ModelMapper;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads manifests as strictly as an API server does with {@code fieldValidation=Strict}. Two generated models of the same API
 * together see what one of them lets pass: the one of {@code io.kubernetes} knows which fields there are and which must be
 * there, the one of {@code io.fabric8} which type each scalar has.
 */
final class StrictReader {
    /** Kinds that neither model knows, because they are not Kubernetes' own. */
    private static final Set<String> FOREIGN = Set.of("SecretProviderClass");

    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final ObjectMapper SCALARS = scalars();

    private StrictReader() {}

    private static ObjectMapper scalars() {
        JsonMapper.Builder builder = JsonMapper.builder();
        for (LogicalType number : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
            builder.withCoercionConfig(
                    number, config -> config.setCoercion(CoercionInputShape.String, CoercionAction.Fail));
        }
        builder.withCoercionConfig(
                LogicalType.Textual,
                config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        return builder.build();
    }

    /** What is wrong with each of them; empty if nothing is. */
    static List<String> problems(List<Manifest> manifests) {
        return manifests.stream().flatMap(each -> problems(each).stream()).toList();
    }

    /** What is wrong with one; empty if nothing is. */
    static List<String> problems(Manifest manifest) {
        if (FOREIGN.contains(manifest.kind())) {
            return List.of();
        }
        Class<?> model = ModelMapper.getApiTypeClass(group(manifest), version(manifest), manifest.kind());
        Class<?> typed = KINDS.getRegisteredKubernetesResource(manifest.apiVersion(), manifest.kind());
        if (model == null || typed == null) {
            return List.of(manifest + ": there is no " + manifest.kind() + " in " + manifest.apiVersion());
        }
        List<String> problems = new ArrayList<>();
        fieldProblem(manifest.toString(), manifest.content(), model, problems);
        typeProblem(manifest.toString(), manifest.content(), typed, problems);
        return problems;
    }

    /** Adds what the model of {@code io.kubernetes} says: fields that there are not, and fields that must be there. */
    static void fieldProblem(String name, JsonNode content, Type model, List<String> problems) {
        try {
            JSON.deserialize(content.toString(), model);
        } catch (RuntimeException e) {
            problems.add(name + ": " + firstLine(e));
        }
    }

    /** Adds what the model of {@code io.fabric8} says: scalars of a wrong type. */
    static void typeProblem(String name, JsonNode content, Class<?> model, List<String> problems) {
        try {
            SCALARS.treeToValue(content, model);
        } catch (JsonProcessingException e) {
            problems.add(name + ": " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        Throwable cause = e;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
    }

    private static String group(Manifest manifest) {
        int slash = manifest.apiVersion().indexOf('/');
        return slash < 0 ? "" : manifest.apiVersion().substring(0, slash);
    }

    private static String version(Manifest manifest) {
        return manifest.apiVersion().substring(manifest.apiVersion().indexOf('/') + 1);
    }
}
