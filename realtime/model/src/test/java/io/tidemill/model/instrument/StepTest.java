package io.tidemill.model.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepTest {
    @ParameterizedTest
    @CsvSource({"0.01000000,0.01", "1,1", "5.0,5", "100,100", "1e-8,0.00000001", "1E+2,100", "0.25,0.25"})
    void readsWhatVenuesPrint(String printed, String plain) {
        Step step = Step.parse(printed);
        assertThat(step).hasToString(plain);
        assertThat(Step.parse(step.toString())).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({
        "0,step must be > 0",
        "-0.1,step must be > 0",
        "x,step must be a decimal",
        "1e-19,scale of a step must be in 0..18",
        "99999999999999999999,step must fit 62 bits"
    })
    void refusesWhatIsNoStep(String text, String rule) {
        assertThatThrownBy(() -> Step.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(rule);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void everyPriceThatFitsSurvivesADouble(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            Step step = new Step(1 + random.nextInt(1000), random.nextInt(13));
            long steps = random.nextLong() >> (11 + random.nextInt(40));
            if (step.fits(steps)) {
                double value = step.toDouble(steps);
                assertThat(step.fromDouble(value)).as("%s x %s", steps, step).isEqualTo(steps);
                assertThat(value).isEqualTo(step.toDecimal(steps).doubleValue());
            }
        }
    }

    @Test
    void whatBreaksTheLimitOfADoubleDoesNotFit() {
        Step cent = Step.parse("0.01");
        assertThat(cent.fits((1L << 52) - 1)).isTrue();
        assertThat(cent.fits(Step.EXACT_LIMIT)).isFalse();
        assertThat(new Step(5, 1).fits(Long.MAX_VALUE / 2)).isFalse();
        assertThat(new Step(Long.MAX_VALUE / 2, 0).fits(4)).isFalse();
    }

    @Test
    void neighboursThatShareADoubleDoNotFit() {
        Step step = Step.parse("0.00000001");
        long steps = Step.EXACT_LIMIT - 1;
        assertThat(step.toDouble(steps)).isEqualTo(step.toDouble(steps - 1));
        assertThat(step.fits(steps) && step.fits(steps - 1)).isFalse();
    }

    @Test
    void countsWholeStepsOfADecimalExactly() {
        Step cent = Step.parse("0.01");
        assertThat(cent.stepsOf(6_183_763_000_000L, 8)).isEqualTo(6_183_763);
        assertThat(cent.stepsOf(5, 1)).isEqualTo(50);
        assertThat(Step.parse("0.25").stepsOf(75, 2)).isEqualTo(3);
    }

    @Test
    void sayWhenADecimalLiesBetweenSteps() {
        assertThat(Step.parse("0.01").stepsOf(5, 3)).isEqualTo(Step.NOT_ON_STEP);
        assertThat(Step.parse("0.25").stepsOf(30, 2)).isEqualTo(Step.NOT_ON_STEP);
        assertThat(Step.parse("0.00000001").stepsOf(Step.EXACT_LIMIT, 8)).isEqualTo(Step.NOT_ON_STEP);
        assertThat(Step.parse("0.00000001").stepsOf(Long.MAX_VALUE, 0)).isEqualTo(Step.NOT_ON_STEP);
    }

    @Test
    void printsAllDigitsOfTheStep() {
        assertThat(Step.parse("0.01").toDecimal(6_183_700)).isEqualTo(new BigDecimal("61837.00"));
    }
}
