package io.tidemill.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards, rules and the figures for scaling name only metrics that there are. */
class DashboardsTest {
    private static final Path FOLDER = Checkout.infra("dashboards");

    private static Set<String> known = Set.of();

    @BeforeAll
    static void askTheProgram() throws IOException {
        known = new TreeSet<>(Program.series());
        known.addAll(Series.recorded(Series.rules(FOLDER.resolve("rules.yaml"))));
    }

    static List<Path> dashboards() throws IOException {
        return Checkout.files(FOLDER, ".json");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void eachPanelAsksForMetricsThatThereAre(Path dashboard) throws IOException {
        Map<String, Expression> questions = Series.questions(dashboard);
        assertThat(questions).isNotEmpty();
        assertThat(Series.unknown(questions, known)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsHaveNumbersOfTheirOwnAndDoNotOverlap(Path dashboard) throws IOException {
        Set<Integer> ids = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel :
                new ObjectMapper().readTree(Files.readString(dashboard)).path("panels")) {
            assertThat(ids.add(panel.path("id").asInt()))
                    .as("id of %s", panel.path("title"))
                    .isTrue();
            JsonNode at = panel.path("gridPos");
            for (int x = at.path("x").asInt();
                    x < at.path("x").asInt() + at.path("w").asInt();
                    x++) {
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    assertThat(x).isLessThan(24);
                    assertThat(cells.add(x + "," + y))
                            .as("place of %s", panel.path("title"))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyMetricOfOursIsLookedAtSomewhere() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Path dashboard : dashboards()) {
            Series.questions(dashboard).values().forEach(question -> asked.addAll(question.metrics()));
        }
        Series.rules(FOLDER.resolve("rules.yaml"))
                .forEach(rule -> asked.addAll(rule.expression().metrics()));
        assertThat(asked).containsAll(Program.ownMetrics());
    }

    @Test
    void eachRuleAsksForMetricsThatThereAre() throws IOException {
        List<Series.Rule> rules = Series.rules(FOLDER.resolve("rules.yaml"));
        assertThat(rules)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(Series.unknown(Map.of(rule.name(), rule.expression()), known))
                        .isEmpty());
    }

    @Test
    void eachAlertSaysHowBadItIsAndWhatToDo() throws IOException {
        assertThat(Series.rules(FOLDER.resolve("rules.yaml")))
                .filteredOn(Series.Rule::isAlert)
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.content().at("/labels/severity").asText()).isIn("page", "warn");
                    assertThat(rule.content().at("/annotations/summary").asText())
                            .isNotBlank();
                    assertThat(rule.content().at("/annotations/runbook").asText())
                            .hasSizeGreaterThan(40);
                });
    }

    @Test
    void scalersAskForWhatTheAdapterMakesOfMetricsThatThereAre() throws IOException {
        JsonNode rules = new YAMLMapper()
                .readTree(Files.readString(FOLDER.resolve("adapter.yaml")))
                .path("rules");
        List<JsonNode> metrics = new ArrayList<>();
        PulsarValues.autoscaling().forEach(metrics::add);
        for (Manifest each : Manifest.parse(
                "archive.yaml", Files.readString(Checkout.infra("kubernetes/base/platform/archive.yaml")))) {
            each.content().at("/spec/metrics").forEach(metrics::add);
        }
        assertThat(named(metrics, "/external/metric/name"))
                .isEqualTo(made(rules.path("external")))
                .isNotEmpty();
        assertThat(named(metrics, "/pods/metric/name"))
                .isEqualTo(made(rules.path("custom")))
                .isNotEmpty();
    }

    private static Set<String> named(List<JsonNode> metrics, String pointer) {
        return metrics.stream()
                .map(metric -> metric.at(pointer).asText())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names that rules of the adapter give to series that there are. */
    private static Set<String> made(JsonNode rules) {
        Set<String> made = new TreeSet<>();
        for (JsonNode rule : rules) {
            String name = rule.at("/name/as").asText();
            made.add(name);
            Expression series = new Expression(rule.path("seriesQuery").asText());
            String query = rule.path("metricsQuery")
                    .asText()
                    .replace("<<.Series>>", String.join("", series.metrics()))
                    .replace("<<.LabelMatchers>>", "")
                    .replace("<<.GroupBy>>", "pod");
            assertThat(Series.unknown(Map.of(name, new Expression(query), "seriesQuery of " + name, series), known))
                    .isEmpty();
        }
        return made;
    }
}
