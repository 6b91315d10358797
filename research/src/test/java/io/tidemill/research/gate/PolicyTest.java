package io.tidemill.research.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.promotion.Promotion.GateAnswer;
import io.tidemill.model.promotion.Stage;
import io.tidemill.research.statistics.Score;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {
    /** A good quarter of an hour: better than the incumbent in 20 fills. */
    private static final Evidence MINUTES =
            new Evidence(Score.SHARPE, 0.2, 0.1, 0.3, 0.1, 20, 0.4, 64, 0.001, Double.NaN, "3 intervals a block", 900);

    @TempDir
    Path folder;

    @Test
    void strictRefusesMinutesOfData() {
        assertThat(refused(Policy.STRICT)).containsExactly("fills", "hours", "deflated-sharpe", "overfitting");
    }

    @Test
    void demoWideAcceptsThem() {
        assertThat(refused(Policy.DEMO_WIDE)).isEmpty();
    }

    @Test
    void answersSayValueAndRule() {
        assertThat(Policy.STRICT.judge(MINUTES))
                .extracting(GateAnswer::detail)
                .containsExactly(
                        "sharpe 0.2000, must be > 0.1000 (incumbent) + 0",
                        "sharpe 0.3000, must be > 0.1000 (incumbent) + 0",
                        "20 fills out of sample, must be >= 300",
                        "0.2500 h out of sample, must be >= 168 h",
                        "probability 0.4000 after 64 trials, must be >= 0.9500",
                        "0.001000 of capital out of sample, must be <= 0.05000",
                        "not known (3 intervals a block), must be <= 0.2000");
    }

    @Test
    void equalToTheIncumbentIsNotBetter() {
        var same = new Evidence(Score.PROFIT, 0.1, 0.1, 0.1, 0.1, 900, 1, 1, 0, 0, "-", 1e7);
        assertThat(Policy.STRICT.judge(same))
                .filteredOn(answer -> !answer.passed())
                .extracting(GateAnswer::gate)
                .containsExactly("improvement", "newest-fold");
    }

    @Test
    void aFileNamesItsLimitsAndKeepsTheStrictOnesElsewhere() throws Exception {
        Path file = Files.writeString(
                folder.resolve("desk.yaml"), "name: desk-a\nstage: canary\ngates:\n  fills: 500\n  overfitting: 0.5\n");
        Policy policy = PolicyFile.named(file.toString());
        assertThat(policy.name()).isEqualTo("desk-a");
        assertThat(policy.stage()).isEqualTo(Stage.CANARY);
        assertThat(policy.limits()).containsEntry(Gate.FILLS, 500.0).containsEntry(Gate.OVERFITTING, 0.5);
        assertThat(policy.limits()).containsEntry(Gate.DEFLATED_SHARPE, 0.95);
    }

    @Test
    void jsonIsReadToo() {
        assertThat(PolicyFile.parse("{\"name\": \"x\", \"gates\": {\"hours\": 1.5}}")
                        .limits())
                .containsEntry(Gate.HOURS, 1.5);
    }

    @Test
    void whatIsNoPolicyIsRefusedWithItsReason() {
        refusesFile("[1, 2]", "must be a map with [name, stage, gates]");
        refusesFile("stage: LIVE", "name must be a text, was ");
        refusesFile("name: A B", "name of a policy must be small letters, digits and '-', was 'A B'");
        refusesFile("name: a\nstag: LIVE", "there is no key 'stag'; there are [name, stage, gates]");
        refusesFile("name: a\nstage: PAPER", "there is no stage 'PAPER'; there are [SHADOW, CANARY, LIVE]");
        refusesFile("name: a\ngates: {fill: 1}", "there is no gate 'fill'; there are " + Gate.keys());
        refusesFile("name: a\ngates: {fills: many}", "limit of gate fills must be a number, was \"many\"");
        refusesFile(
                "name: a\ngates: {deflated-sharpe: 1.5}",
                "limit of gate deflated-sharpe must be a number in [0, 1], was 1.5");
        refusesFile("name: 'a\ngates", "is neither YAML nor JSON: ");
    }

    @Test
    void aPolicyThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> PolicyFile.named("lenient"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no policy 'lenient': it must be a file or one of [strict, demo-wide]");
    }

    private static void refusesFile(String text, String message) {
        assertThatThrownBy(() -> PolicyFile.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static List<String> refused(Policy policy) {
        return policy.judge(MINUTES).stream()
                .filter(answer -> !answer.passed())
                .map(GateAnswer::gate)
                .toList();
    }
}
