package io.tidemill.research.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tidemill.model.promotion.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Policies in YAML or JSON. A gate that the file does not name keeps the limit of {@link Policy#STRICT}, so that what is
 * forgotten is never wide open:
 *
 * <pre>
 *   name: desk-a
 *   stage: CANARY
 *   gates:
 *     fills: 500
 *     deflated-sharpe: 0.9
 * </pre>
 */
public final class PolicyFile {
    private static final List<String> KEYS = List.of("name", "stage", "gates");

    private PolicyFile() {}

    /**
     * The built-in policy with this name, or the one in this file.
     *
     * @throws IllegalArgumentException if there is neither, or the file is no policy; the message names what is wrong
     */
    public static Policy named(String nameOrFile) {
        for (Policy policy : Policy.BUILT_IN) {
            if (policy.name().equals(nameOrFile)) {
                return policy;
            }
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no policy '" + nameOrFile + "': it must be a file or one of "
                    + Policy.BUILT_IN.stream().map(Policy::name).toList());
        }
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("policy file " + file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("policy file " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The policy in this text.
     *
     * @throws IllegalArgumentException if it is none; the message names what is wrong
     */
    public static Policy parse(String text) {
        JsonNode root = tree(text);
        if (!root.isObject()) {
            throw new IllegalArgumentException("must be a map with " + KEYS);
        }
        root.fieldNames().forEachRemaining(key -> known(key, KEYS, "key"));
        if (!root.path("name").isTextual()) {
            throw new IllegalArgumentException("name must be a text, was " + root.path("name"));
        }
        return new Policy(root.path("name").asText(), stage(root.path("stage")), limits(root.path("gates")));
    }

    private static JsonNode tree(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is neither YAML nor JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Stage stage(JsonNode node) {
        if (node.isMissingNode()) {
            return Policy.STRICT.stage();
        }
        String word = node.asText().toUpperCase(Locale.ROOT);
        known(word, Arrays.stream(Stage.values()).map(Stage::name).toList(), "stage");
        return Stage.valueOf(word);
    }

    private static Map<Gate, Double> limits(JsonNode gates) {
        if (!gates.isObject() && !gates.isMissingNode()) {
            throw new IllegalArgumentException("gates must be a map from gate to limit, was " + gates);
        }
        Map<Gate, Double> limits = new EnumMap<>(Policy.STRICT.limits());
        gates.properties().forEach(entry -> {
            known(entry.getKey(), Gate.keys(), "gate");
            if (!entry.getValue().isNumber()) {
                throw new IllegalArgumentException(
                        "limit of gate " + entry.getKey() + " must be a number, was " + entry.getValue());
            }
            limits.put(
                    Gate.values()[Gate.keys().indexOf(entry.getKey())],
                    entry.getValue().asDouble());
        });
        return limits;
    }

    private static void known(String word, List<String> words, String kind) {
        if (!words.contains(word)) {
            throw new IllegalArgumentException("there is no " + kind + " '" + word + "'; there are " + words);
        }
    }
}
