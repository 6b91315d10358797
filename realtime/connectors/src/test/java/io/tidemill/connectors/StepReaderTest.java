package io.tidemill.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.instrument.Step;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StepReaderTest {
    private static final long SEED = 20261121;

    @Test
    void readsWhatThePlainTwinReads() {
        SplittableRandom random = new SplittableRandom(SEED);
        String[] steps = {"0.01", "0.00000001", "1", "0.5", "10", "0.000025", "0.0000000001", "0.25", "0.001"};
        for (int i = 0; i < 200_000; i++) {
            Step step = Step.parse(steps[random.nextInt(steps.length)]);
            String decimal = decimal(random, step);
            assertRead(step, decimal, decimal + "\"");
            assertRead(step, decimal, decimal);
        }
    }

    @Test
    void whatADoubleDoesNotHoldExactlyIsTooLarge() {
        StepReader reader = new StepReader(Step.parse("0.00000001"));
        assertThat(read(reader, "90071992.54740991\"")).isEqualTo(17);
        assertThat(reader.steps()).isEqualTo(Step.EXACT_LIMIT - 1);
        assertThat(read(reader, "90071992.54740992\"")).isEqualTo(17);
        assertThat(reader.steps()).isEqualTo(StepReader.TOO_LARGE);
        assertThat(read(reader, "99999999999999.00000000\"")).isEqualTo(23);
        assertThat(reader.steps()).isEqualTo(StepReader.TOO_LARGE);
    }

    @Test
    void whatIsNoDecimalIsNotRead() {
        Step step = Step.parse("0.01");
        for (String text : new String[] {"", ".", "1.", ".5", "-1", "a", "\"", "+1.00000000"}) {
            assertThat(read(new StepReader(step), text)).as(text).isEqualTo(-1);
        }
        StepReader reader = new StepReader(step);
        assertThat(read(reader, "1.0000000a\"")).isEqualTo(9);
        assertThat(read(reader, "1.00000000000\"")).isEqualTo(13);
        assertThat(reader.steps()).isEqualTo(100);
        assertThat(read(reader, "1.000000001\"")).isEqualTo(11);
        assertThat(reader.steps()).isEqualTo(StepReader.OFF_STEP);
        // the bytes next to the digits in the code table
        for (char odd : new char[] {'/', ':', '?', '\u007f', '\u00ff', '\u0000'}) {
            assertThat(read(reader, "7.0000" + odd + "000\"")).isEqualTo(6);
        }
    }

    private static void assertRead(Step step, String decimal, String text) {
        StepReader reader = new StepReader(step);
        assertThat(read(reader, text)).as("%s in %s, seed %s", text, step, SEED).isEqualTo(decimal.length());
        BigDecimal[] parts = new BigDecimal(decimal).divideAndRemainder(new BigDecimal(step.toString()));
        long wanted = parts[1].signum() != 0 ? StepReader.OFF_STEP : parts[0].longValue();
        assertThat(reader.steps()).as("%s in %s, seed %s", decimal, step, SEED).isEqualTo(wanted);
    }

    /** Mostly on the step and with eight digits, as venues print; else as they do not. */
    private static String decimal(SplittableRandom random, Step step) {
        int bits = 1 + random.nextInt(38);
        long steps = random.nextLong(1L << bits);
        BigDecimal value = step.toDecimal(steps);
        if (random.nextInt(4) == 0) {
            value = value.add(BigDecimal.valueOf(random.nextInt(1_000), 8));
        }
        BigDecimal short8 = value.scale() <= 8 ? value.setScale(8) : value;
        return (random.nextInt(4) == 0 ? value : short8).toPlainString();
    }

    private static int read(StepReader reader, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return reader.read(bytes, 0, bytes.length);
    }
}
