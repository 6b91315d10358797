package io.tidemill.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names of metrics that the files of a folder ask for, and those that they record themselves. */
final class Series {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    /** Labels that Prometheus adds, as scrape.yaml says, and those of the JVM's own metrics. */
    private static final Set<String> COMMON = Set.of("instance", "component", "namespace", "pod", "area");

    private Series() {}

    /** A rule of Prometheus. */
    record Rule(String name, boolean isAlert, JsonNode content) {
        Expression expression() {
            return new Expression(content.path("expr").asText());
        }
    }

    /** All rules of a file. */
    static List<Rule> rules(Path file) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode group : YAML.readTree(Files.readString(file)).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                boolean isAlert = rule.has("alert");
                rules.add(new Rule(rule.path(isAlert ? "alert" : "record").asText(), isAlert, rule));
            }
        }
        return rules;
    }

    /** Names that rules record. */
    static Set<String> recorded(List<Rule> rules) {
        Set<String> names = new TreeSet<>();
        rules.stream().filter(rule -> !rule.isAlert()).map(Rule::name).forEach(names::add);
        return names;
    }

    /** The questions of a dashboard, by the panel or variable that asks them. */
    static Map<String, Expression> questions(Path dashboard) throws IOException {
        JsonNode content = JSON.readTree(Files.readString(dashboard));
        Map<String, Expression> questions = new LinkedHashMap<>();
        for (JsonNode panel : content.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                questions.put(
                        panel.path("title").asText() + " "
                                + target.path("refId").asText(),
                        new Expression(target.path("expr").asText()));
            }
        }
        for (JsonNode variable : content.path("templating").path("list")) {
            String query = variable.path("query").path("query").asText();
            if (query.startsWith("label_values(")) {
                // label_values(METRIC, LABEL)
                questions.put(
                        "$" + variable.path("name").asText(),
                        new Expression(query.substring(query.indexOf('(') + 1, query.lastIndexOf(','))));
            }
        }
        return questions;
    }

    /** What is asked for and is not there, metric or label, each with who asks for it. */
    static List<String> unknown(Map<String, Expression> questions, Set<String> known) {
        List<String> unknown = new ArrayList<>();
        questions.forEach((who, expression) -> {
            Set<String> labels = new TreeSet<>(COMMON);
            for (String name : expression.metrics()) {
                labels.addAll(Program.labels(name));
                if (!known.contains(name)) {
                    unknown.add(who + " asks for " + name + ", which node does not have");
                }
            }
            // a recorded name says itself what it is by
            if (expression.metrics().stream().noneMatch(name -> name.contains(":"))) {
                expression.labels().stream()
                        .filter(label -> !labels.contains(label))
                        .forEach(label -> unknown.add(who + " asks by " + label + ", which none of its metrics has"));
            }
        });
        return unknown;
    }
}
