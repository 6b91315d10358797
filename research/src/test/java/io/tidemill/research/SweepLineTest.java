package io.tidemill.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SweepLineTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicLong nowNs = new AtomicLong(5_000_000_000L);

    @Test
    void elsewhereThanOnATerminalLinesAreFew() {
        SweepLine line = new SweepLine(out, SweepLine.Kind.PLAIN, nowNs::get);
        for (int done = 0; done <= 100; done++) {
            line.done(done, 100);
            nowNs.addAndGet(100_000_000L);
        }
        assertThat(text().lines())
                .containsExactly(
                        "sweep: 0 of 100 trials (0 %)",
                        "sweep: 50 of 100 trials (50 %), 10.0/s, 5 s left",
                        "sweep: 100 of 100 trials (100 %), 10.0/s, 0 s left");
    }

    @Test
    void onATerminalOneLineIsWrittenAgain() {
        SweepLine line = new SweepLine(out, SweepLine.Kind.TERMINAL, nowNs::get);
        nowNs.addAndGet(2_000_000_000L);
        line.done(1, 2);
        line.done(2, 2);
        assertThat(text())
                .startsWith("\rsweep: 1 of 2 trials (50 %), 0.5/s, 2 s left ")
                .endsWith(System.lineSeparator());
        assertThat(text().lines().filter(part -> !part.isEmpty())).hasSize(2);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
