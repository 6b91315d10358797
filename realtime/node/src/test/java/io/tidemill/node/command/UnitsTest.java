package io.tidemill.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    void timesAreUtcToTheMillisecond() {
        assertThat(Units.time(1_723_161_253_937_085_768L)).isEqualTo("2024-08-08 23:54:13.937");
        assertThat(Units.time(Long.MIN_VALUE)).isEqualTo("-");
    }

    @Test
    void bytesHaveThreeDigits() {
        assertThat(Units.bytes(999)).isEqualTo("999 B");
        assertThat(Units.bytes(1_500)).isEqualTo("1.46 KiB");
        assertThat(Units.bytes(123L << 20)).isEqualTo("123 MiB");
    }

    @Test
    void numbersOfATableStandToTheRight() {
        StringWriter text = new StringWriter();
        TextTable table = new TextTable("table", "rows");
        table.row("trades", 12_345L);
        table.row("gaps", 0);
        table.print(new PrintWriter(text));
        assertThat(text.toString().lines()).containsExactly("table     rows", "trades  12,345", "gaps         0");
    }
}
